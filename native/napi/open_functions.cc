// SPDX-License-Identifier: Apache-2.0
// See open_functions.hh.
#include "native/napi/open_functions.hh"

#include <memory>
#include <utility>

#include "native/driver.hh"
#include "native/napi/driver_object.hh"
#include "native/napi/error.hh"

namespace gyr {
namespace {

Napi::Value adopt(Napi::Env env, const Outcome& outcome, std::unique_ptr<Driver> driver) {
  if (outcome) {
    throw_failure(env, *outcome);
    return env.Undefined();
  }
  Napi::Object object = env.GetInstanceData<Napi::FunctionReference>()->New({});
  DriverObject::Unwrap(object)->adopt(env, std::move(driver));
  return object;
}

bool ring_bytes(const Napi::Value& value, uint64_t* bytes) {
  if (!value.IsNumber()) return false;
  const int64_t number = value.As<Napi::Number>().Int64Value();
  *bytes = static_cast<uint64_t>(number);
  return number >= 4096 && (number & (number - 1)) == 0;
}

/** openModule(path, ringBytes): Driver */
Napi::Value module(const Napi::CallbackInfo& info) {
  uint64_t bytes = 0;
  if (info.Length() < 2 || !info[0].IsString() || !ring_bytes(info[1], &bytes)) {
    throw_type(info.Env(), "openModule: a path and a power of two are expected");
    return info.Env().Undefined();
  }
  std::unique_ptr<Driver> driver;
  const Outcome outcome = open_module(info[0].As<Napi::String>(), bytes, &driver);
  return adopt(info.Env(), outcome, std::move(driver));
}

/** openEbpf(ringBytes): Driver */
Napi::Value ebpf(const Napi::CallbackInfo& info) {
  uint64_t bytes = 0;
  if (info.Length() < 1 || !ring_bytes(info[0], &bytes)) {
    throw_type(info.Env(), "openEbpf: a power of two is expected");
    return info.Env().Undefined();
  }
  std::unique_ptr<Driver> driver;
  const Outcome outcome = open_ebpf(bytes, &driver);
  return adopt(info.Env(), outcome, std::move(driver));
}

}  // namespace

void export_open(Napi::Env env, Napi::Object exports) {
  // Per environment: worker threads load the addon too.
  env.SetInstanceData(new Napi::FunctionReference(Napi::Persistent(DriverObject::define(env))));
  exports.Set("openModule", Napi::Function::New<module>(env, "openModule"));
  exports.Set("openEbpf", Napi::Function::New<ebpf>(env, "openEbpf"));
}

}  // namespace gyr
