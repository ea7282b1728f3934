// SPDX-License-Identifier: Apache-2.0
// See system_functions.hh.
#include "native/napi/system_functions.hh"

#include <cstdint>

#include "native/capabilities.hh"
#include "native/napi/error.hh"
#include "native/syslog.hh"

namespace gyr {
namespace {

/** syslogSend(message) */
Napi::Value syslog_send(const Napi::CallbackInfo& info) {
  if (info.Length() < 1 || !info[0].IsString()) {
    throw_type(info.Env(), "syslogSend: a text is expected");
    return info.Env().Undefined();
  }
  const Outcome failure = gyr::syslog_send(info[0].As<Napi::String>());
  if (failure) throw_failure(info.Env(), *failure);
  return info.Env().Undefined();
}

/** syslogUnread(): number */
Napi::Value syslog_unread(const Napi::CallbackInfo& info) {
  size_t bytes = 0;
  const Outcome failure = gyr::syslog_unread(&bytes);
  if (failure) throw_failure(info.Env(), *failure);
  return Napi::Number::New(info.Env(), static_cast<double>(bytes));
}

Napi::Value syslog_close(const Napi::CallbackInfo& info) {
  gyr::syslog_close();
  return info.Env().Undefined();
}

/** notify(text): boolean */
Napi::Value notify(const Napi::CallbackInfo& info) {
  if (info.Length() < 1 || !info[0].IsString()) {
    throw_type(info.Env(), "notify: a text is expected");
    return info.Env().Undefined();
  }
  return Napi::Boolean::New(info.Env(), gyr::notify(info[0].As<Napi::String>()));
}

/** By holdCapabilities(keep) and limitCapabilities(keep): a mask as BigInt. */
template <Outcome (*change)(uint64_t)>
Napi::Value capabilities(const Napi::CallbackInfo& info) {
  bool whole = false;
  uint64_t keep = 0;
  if (info.Length() > 0 && info[0].IsBigInt()) {
    keep = info[0].As<Napi::BigInt>().Uint64Value(&whole);
  }
  if (!whole) {
    throw_type(info.Env(), "capabilities: a mask of 64 bits is expected");
  } else if (const Outcome outcome = change(keep)) {
    throw_failure(info.Env(), *outcome);
  }
  return info.Env().Undefined();
}

}  // namespace

void export_system(Napi::Env env, Napi::Object exports) {
  exports.Set("syslogSend", Napi::Function::New<syslog_send>(env, "syslogSend"));
  exports.Set("syslogUnread", Napi::Function::New<syslog_unread>(env, "syslogUnread"));
  exports.Set("syslogClose", Napi::Function::New<syslog_close>(env, "syslogClose"));
  exports.Set("notify", Napi::Function::New<notify>(env, "notify"));
  exports.Set("holdCapabilities", Napi::Function::New<capabilities<hold_capabilities>>(
                                      env, "holdCapabilities"));
  exports.Set("limitCapabilities", Napi::Function::New<capabilities<limit_capabilities>>(
                                       env, "limitCapabilities"));
}

}  // namespace gyr
