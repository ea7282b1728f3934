// SPDX-License-Identifier: Apache-2.0
// See driver_object.hh.
#include "native/napi/driver_object.hh"

#include <time.h>

#include <cstring>

#include "native/napi/error.hh"

namespace gyr {
namespace {

/** Records younger than this wait for the next drain: a record's time is taken before it is written. */
constexpr uint64_t kHorizonNs = 2'000'000;
/** Steps of the clock larger than this are passed on to a driver that counts from boot. */
constexpr int64_t kClockStepNs = 1'000'000;

uint64_t clock_ns(clockid_t clock) {
  timespec now;
  clock_gettime(clock, &now);
  return static_cast<uint64_t>(now.tv_sec) * 1'000'000'000 + static_cast<uint64_t>(now.tv_nsec);
}

uint64_t boot_to_epoch() { return clock_ns(CLOCK_REALTIME) - clock_ns(CLOCK_BOOTTIME); }

}  // namespace

Napi::Function DriverObject::define(Napi::Env env) {
  return DefineClass(env, "Driver",
                     {
                         InstanceAccessor<&DriverObject::kind>("kind"),
                         InstanceAccessor<&DriverObject::preempted>("preempted"),
                         InstanceAccessor<&DriverObject::rings>("rings"),
                         InstanceAccessor<&DriverObject::pending>("pending"),
                         InstanceMethod<&DriverObject::configure>("configure"),
                         InstanceMethod<&DriverObject::attach>("attach"),
                         InstanceMethod<&DriverObject::detach>("detach"),
                         InstanceMethod<&DriverObject::drain>("drain"),
                         InstanceMethod<&DriverObject::counters>("counters"),
                         InstanceMethod<&DriverObject::program_costs>("programCosts"),
                         InstanceMethod<&DriverObject::reader_counters>("readerCounters"),
                         InstanceMethod<&DriverObject::wait>("wait"),
                         InstanceMethod<&DriverObject::close>("close"),
                     });
}

void DriverObject::adopt(Napi::Env env, std::unique_ptr<Driver> driver) {
  driver_ = std::move(driver);
  merger_ = std::make_unique<Merger>(driver_->rings());
  uv_loop_t* loop = nullptr;
  napi_get_uv_event_loop(env, &loop);
  waiter_ = std::make_unique<Waiter>(loop, driver_->poll_fd(),
                                     [this](bool readable) { wake(readable); });
}

bool DriverObject::is_open(Napi::Env env) {
  if (driver_ != nullptr) return true;
  Napi::Error::New(env, "the driver is closed").ThrowAsJavaScriptException();
  return false;
}

Napi::Value DriverObject::finish(Napi::Env env, const Outcome& outcome) {
  if (outcome) throw_failure(env, *outcome);
  return env.Undefined();
}

Napi::Value DriverObject::kind(const Napi::CallbackInfo& info) {
  if (!is_open(info.Env())) return info.Env().Undefined();
  return Napi::String::New(info.Env(), driver_->kind());
}

Napi::Value DriverObject::preempted(const Napi::CallbackInfo& info) {
  if (!is_open(info.Env())) return info.Env().Undefined();
  return Napi::Boolean::New(info.Env(), driver_->preempted());
}

Napi::Value DriverObject::rings(const Napi::CallbackInfo& info) {
  if (!is_open(info.Env())) return info.Env().Undefined();
  return Napi::Number::New(info.Env(), static_cast<double>(merger_->rings().size()));
}

Napi::Value DriverObject::pending(const Napi::CallbackInfo& info) {
  return Napi::Boolean::New(info.Env(), merger_ != nullptr && merger_->pending());
}

Napi::Value DriverObject::configure(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  if (!is_open(env)) return env.Undefined();
  if (info.Length() < 1 || !info[0].IsTypedArray()) {
    throw_type(env, "configure: a Uint8Array is expected");
    return env.Undefined();
  }
  const auto bytes = info[0].As<Napi::Uint8Array>();
  if (bytes.ByteLength() != sizeof settings_) {
    throw_type(env, "configure: not the size of the settings");
    return env.Undefined();
  }
  memcpy(&settings_, bytes.Data(), sizeof settings_);
  settings_.boot_to_epoch = boot_to_epoch();
  return finish(env, driver_->configure(settings_));
}

Napi::Value DriverObject::attach(const Napi::CallbackInfo& info) {
  if (!is_open(info.Env())) return info.Env().Undefined();
  return finish(info.Env(), driver_->attach());
}

Napi::Value DriverObject::detach(const Napi::CallbackInfo& info) {
  if (!is_open(info.Env())) return info.Env().Undefined();
  return finish(info.Env(), driver_->detach());
}

Napi::Value DriverObject::drain(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  if (!is_open(env)) return env.Undefined();
  if (info.Length() < 1 || !info[0].IsTypedArray()) {
    throw_type(env, "drain: a Uint8Array is expected");
    return env.Undefined();
  }
  follow_clock();
  auto target = info[0].As<Napi::Uint8Array>();
  const bool all = info.Length() > 1 && info[1].ToBoolean();
  // Taken before the rings are looked at: what is older than the horizon was written by then.
  const uint64_t now = clock_ns(CLOCK_REALTIME);
  const uint64_t horizon = all ? UINT64_MAX : now - kHorizonNs;
  const size_t written = merger_->drain(target.Data(), target.ByteLength(), horizon, now);
  return Napi::Number::New(env, static_cast<double>(written));
}

Napi::Value DriverObject::counters(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  if (!is_open(env)) return env.Undefined();
  constexpr size_t kWords = sizeof(gyr_cpu_counters) / sizeof(uint64_t);
  const size_t cpus = merger_->rings().size();
  auto values = Napi::BigUint64Array::New(env, cpus * kWords);
  for (uint32_t cpu = 0; cpu < cpus; cpu++) {
    gyr_cpu_counters counters{};
    const Outcome outcome = driver_->counters(cpu, &counters);
    if (outcome) return finish(env, outcome);
    memcpy(values.Data() + cpu * kWords, &counters, sizeof counters);
  }
  return values;
}

Napi::Value DriverObject::program_costs(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  if (!is_open(env)) return env.Undefined();
  Napi::Array list = Napi::Array::New(env);
  for (const ProgramCost& cost : driver_->program_costs()) {
    Napi::Object object = Napi::Object::New(env);
    object.Set("name", Napi::String::New(env, cost.name));
    object.Set("runs", Napi::Number::New(env, static_cast<double>(cost.runs)));
    object.Set("nanoseconds", Napi::Number::New(env, static_cast<double>(cost.nanoseconds)));
    list.Set(list.Length(), object);
  }
  return list;
}

Napi::Value DriverObject::reader_counters(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  if (!is_open(env)) return env.Undefined();
  uint64_t bad = 0;
  uint64_t abandoned = 0;
  for (const RingReader& ring : merger_->rings()) {
    bad += ring.bad_records();
    abandoned += ring.abandoned();
  }
  const MergeCounters& merged = merger_->counters();
  Napi::Object object = Napi::Object::New(env);
  const auto set = [&](const char* name, uint64_t value) {
    object.Set(name, Napi::Number::New(env, static_cast<double>(value)));
  };
  set("records", merged.records);
  set("bytes", merged.bytes);
  set("tooLarge", merged.too_large);
  set("badRecords", bad);
  set("abandonedRings", abandoned);
  return object;
}

Napi::Value DriverObject::wait(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  if (!is_open(env)) return env.Undefined();
  if (info.Length() < 2 || !info[0].IsNumber() || !info[1].IsFunction()) {
    throw_type(env, "wait: milliseconds and a function are expected");
    return env.Undefined();
  }
  if (!callback_.IsEmpty()) {
    throw_type(env, "wait: there is one already");
    return env.Undefined();
  }
  callback_ = Napi::Persistent(info[1].As<Napi::Function>());
  waiter_->start(info[0].As<Napi::Number>().Uint32Value());
  return env.Undefined();
}

Napi::Value DriverObject::close(const Napi::CallbackInfo& info) {
  // In this order: nothing may look at rings that are gone.
  waiter_.reset();
  callback_.Reset();
  merger_.reset();
  driver_.reset();
  return info.Env().Undefined();
}

void DriverObject::wake(bool readable) {
  if (readable) driver_->woken();
  Napi::Env env = Env();
  Napi::HandleScope scope(env);
  Napi::FunctionReference callback = std::move(callback_);
  callback_ = Napi::FunctionReference();
  callback.MakeCallback(env.Global(), {Napi::Boolean::New(env, readable)});
}

void DriverObject::follow_clock() {
  const uint64_t now = boot_to_epoch();
  const auto step = static_cast<int64_t>(now - settings_.boot_to_epoch);
  if (settings_.boot_to_epoch == 0 || (step < kClockStepNs && step > -kClockStepNs)) return;
  settings_.boot_to_epoch = now;
  // Times stay a little wrong if this is refused; the records are worth more.
  (void)driver_->configure(settings_);
}

}  // namespace gyr
