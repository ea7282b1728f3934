// SPDX-License-Identifier: Apache-2.0
// See error.hh.
#include "native/napi/error.hh"

#include <cerrno>
#include <cstring>
#include <string>

namespace gyr {
namespace {

std::string message_of(const Failure& failure) {
  std::string text = failure.reason.empty() || failure.error != 0 ? "" : failure.reason;
  if (failure.error != 0) text = std::strerror(failure.error);
  if (!failure.doing.empty()) text += ", " + failure.doing;
  if (!failure.path.empty()) text += " '" + failure.path + "'";
  return text;
}

/** Node's names of errors, for those that the host tells apart. */
const char* error_code(int error) {
  switch (error) {
    case EACCES:
      return "EACCES";
    case EBUSY:
      return "EBUSY";
    case EINVAL:
      return "EINVAL";
    case ENODEV:
      return "ENODEV";
    case ENOENT:
      return "ENOENT";
    case ENOMEM:
      return "ENOMEM";
    case ENOTTY:
      return "ENOTTY";
    case ENXIO:
      return "ENXIO";
    case EPERM:
      return "EPERM";
    default:
      return "EUNKNOWN";
  }
}

}  // namespace

void throw_failure(Napi::Env env, const Failure& failure) {
  Napi::Error error = Napi::Error::New(env, message_of(failure));
  if (failure.error != 0) {
    error.Set("code", Napi::String::New(env, error_code(failure.error)));
    error.Set("errno", Napi::Number::New(env, -failure.error));
  }
  error.Set("syscall", Napi::String::New(env, failure.doing));
  error.Set("path", Napi::String::New(env, failure.path));
  error.Set("reason", Napi::String::New(env, failure.reason));
  error.Set("detail", Napi::String::New(env, failure.detail));
  error.ThrowAsJavaScriptException();
}

void throw_type(Napi::Env env, const char* text) {
  Napi::TypeError::New(env, text).ThrowAsJavaScriptException();
}

}  // namespace gyr
