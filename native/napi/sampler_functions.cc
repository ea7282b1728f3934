// SPDX-License-Identifier: Apache-2.0
// See sampler_functions.hh.
#include "native/napi/sampler_functions.hh"

#include <cstddef>
#include <cstdint>
#include <memory>

#include "native/napi/error.hh"
#include "native/sampler.hh"

namespace gyr {
namespace {

constexpr double kShortestIntervalUs = 10;
constexpr double kLongestIntervalUs = 1e9;
constexpr double kMostActivities = 65536;

/** A sampler and the memory it looks at. */
struct WatchedWord {
  WatchedWord(const Napi::Uint32Array& word, size_t activities)
      : memory(Napi::Persistent(word.As<Napi::Object>())), sampler(word.Data(), activities) {}

  // In this order: the thread is gone before the memory may go.
  Napi::ObjectReference memory;
  Sampler sampler;
};

/** samplerStart(word: Uint32Array, activities, microseconds): a sampler of the calling thread */
Napi::Value sampler_start(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  const bool typed = info.Length() > 2 && info[0].IsTypedArray() && info[1].IsNumber() &&
                     info[2].IsNumber() &&
                     info[0].As<Napi::TypedArray>().TypedArrayType() == napi_uint32_array;
  const double activities = typed ? info[1].As<Napi::Number>().DoubleValue() : 0;
  const double interval = typed ? info[2].As<Napi::Number>().DoubleValue() : 0;
  if (!(activities >= 1 && activities <= kMostActivities && interval >= kShortestIntervalUs &&
        interval <= kLongestIntervalUs) ||
      info[0].As<Napi::Uint32Array>().ElementLength() == 0) {
    throw_type(env, "samplerStart: a Uint32Array and two numbers are expected");
    return env.Undefined();
  }
  auto watched = std::make_unique<WatchedWord>(info[0].As<Napi::Uint32Array>(),
                                               static_cast<size_t>(activities));
  const int error = watched->sampler.start(static_cast<uint64_t>(interval * 1000));
  if (error != 0) {
    Failure failure;
    failure.error = error;
    failure.doing = "pthread_create";
    throw_failure(env, failure);
    return env.Undefined();
  }
  return Napi::External<WatchedWord>::New(env, watched.release(),
                                          [](Napi::Env, WatchedWord* old) { delete old; });
}

/** Null, and an error is thrown, when the first argument is no sampler. */
Sampler* sampler_of(const Napi::CallbackInfo& info) {
  if (info.Length() > 0 && info[0].IsExternal()) {
    return &info[0].As<Napi::External<WatchedWord>>().Data()->sampler;
  }
  throw_type(info.Env(), "a sampler is expected");
  return nullptr;
}

/** samplerRead(sampler): nanoseconds since its start, processor time of the thread in them, counts by activity */
Napi::Value sampler_read(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  const Sampler* sampler = sampler_of(info);
  if (sampler == nullptr) return env.Undefined();
  auto values = Napi::Float64Array::New(env, 2 + sampler->activities());
  values[0] = static_cast<double>(sampler->elapsed_ns());
  values[1] = static_cast<double>(sampler->cpu_ns());
  for (size_t i = 0; i < sampler->activities(); i++) {
    values[2 + i] = static_cast<double>(sampler->count(i));
  }
  return values;
}

/** samplerStop(sampler) */
Napi::Value sampler_stop(const Napi::CallbackInfo& info) {
  if (Sampler* sampler = sampler_of(info)) sampler->stop();
  return info.Env().Undefined();
}

}  // namespace

void export_sampler(Napi::Env env, Napi::Object exports) {
  exports.Set("samplerStart", Napi::Function::New<sampler_start>(env, "samplerStart"));
  exports.Set("samplerRead", Napi::Function::New<sampler_read>(env, "samplerRead"));
  exports.Set("samplerStop", Napi::Function::New<sampler_stop>(env, "samplerStop"));
}

}  // namespace gyr
