// SPDX-License-Identifier: Apache-2.0
// The addon as JavaScript sees it (typed in src/source/driver.ts): checks arguments, turns failures into
// errors, and is the only file that knows of N-API.
#include <napi.h>
#include <time.h>

#include <cstdio>
#include <cstring>
#include <memory>
#include <string>

#include "native/capabilities.hh"
#include "native/driver.hh"
#include "native/merger.hh"
#include "native/sampler.hh"
#include "native/syslog.hh"
#include "native/waiter.hh"

namespace {

using gyr::Failure;
using gyr::Outcome;

/** Records younger than this wait for the next drain: a record's time is taken before it is written. */
constexpr uint64_t kHorizonNs = 2'000'000;
/** Steps of the clock larger than this are passed on to a driver that counts from boot. */
constexpr int64_t kClockStepNs = 1'000'000;

uint64_t clock_ns(clockid_t clock) {
  timespec now;
  clock_gettime(clock, &now);
  return static_cast<uint64_t>(now.tv_sec) * 1'000'000'000 + static_cast<uint64_t>(now.tv_nsec);
}

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

class DriverObject : public Napi::ObjectWrap<DriverObject> {
 public:
  static Napi::Function define(Napi::Env env) {
    return DefineClass(env, "Driver",
                       {
                           InstanceAccessor<&DriverObject::kind>("kind"),
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

  explicit DriverObject(const Napi::CallbackInfo& info) : Napi::ObjectWrap<DriverObject>(info) {}

  void adopt(Napi::Env env, std::unique_ptr<gyr::Driver> driver) {
    driver_ = std::move(driver);
    merger_ = std::make_unique<gyr::Merger>(driver_->rings());
    uv_loop_t* loop = nullptr;
    napi_get_uv_event_loop(env, &loop);
    waiter_ = std::make_unique<gyr::Waiter>(loop, driver_->poll_fd(),
                                            [this](bool readable) { wake(readable); });
  }

 private:
  bool is_open(Napi::Env env) {
    if (driver_ != nullptr) return true;
    Napi::Error::New(env, "the driver is closed").ThrowAsJavaScriptException();
    return false;
  }

  Napi::Value finish(Napi::Env env, const Outcome& outcome) {
    if (outcome) throw_failure(env, *outcome);
    return env.Undefined();
  }

  Napi::Value kind(const Napi::CallbackInfo& info) {
    if (!is_open(info.Env())) return info.Env().Undefined();
    return Napi::String::New(info.Env(), driver_->kind());
  }

  Napi::Value rings(const Napi::CallbackInfo& info) {
    if (!is_open(info.Env())) return info.Env().Undefined();
    return Napi::Number::New(info.Env(), static_cast<double>(merger_->rings().size()));
  }

  Napi::Value pending(const Napi::CallbackInfo& info) {
    return Napi::Boolean::New(info.Env(), merger_ != nullptr && merger_->pending());
  }

  /** configure(settings: Uint8Array): struct gyr_settings; boot_to_epoch is filled in here. */
  Napi::Value configure(const Napi::CallbackInfo& info) {
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

  Napi::Value attach(const Napi::CallbackInfo& info) {
    if (!is_open(info.Env())) return info.Env().Undefined();
    return finish(info.Env(), driver_->attach());
  }

  Napi::Value detach(const Napi::CallbackInfo& info) {
    if (!is_open(info.Env())) return info.Env().Undefined();
    return finish(info.Env(), driver_->detach());
  }

  /** drain(target: Uint8Array, all = false): bytes written; `all` waits for no older record. */
  Napi::Value drain(const Napi::CallbackInfo& info) {
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

  /** counters(): struct gyr_cpu_counters of each CPU, as u64 values. */
  Napi::Value counters(const Napi::CallbackInfo& info) {
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

  /** programCosts(): {name, runs, nanoseconds} of each program. */
  Napi::Value program_costs(const Napi::CallbackInfo& info) {
    Napi::Env env = info.Env();
    if (!is_open(env)) return env.Undefined();
    Napi::Array list = Napi::Array::New(env);
    for (const gyr::ProgramCost& cost : driver_->program_costs()) {
      Napi::Object object = Napi::Object::New(env);
      object.Set("name", Napi::String::New(env, cost.name));
      object.Set("runs", Napi::Number::New(env, static_cast<double>(cost.runs)));
      object.Set("nanoseconds", Napi::Number::New(env, static_cast<double>(cost.nanoseconds)));
      list.Set(list.Length(), object);
    }
    return list;
  }

  /** What the reader itself counts. */
  Napi::Value reader_counters(const Napi::CallbackInfo& info) {
    Napi::Env env = info.Env();
    if (!is_open(env)) return env.Undefined();
    uint64_t bad = 0;
    uint64_t abandoned = 0;
    for (const gyr::RingReader& ring : merger_->rings()) {
      bad += ring.bad_records();
      abandoned += ring.abandoned();
    }
    const gyr::MergeCounters& merged = merger_->counters();
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

  /** wait(milliseconds, callback(readable)): one at a time. */
  Napi::Value wait(const Napi::CallbackInfo& info) {
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

  Napi::Value close(const Napi::CallbackInfo& info) {
    // In this order: nothing may look at rings that are gone.
    waiter_.reset();
    callback_.Reset();
    merger_.reset();
    driver_.reset();
    return info.Env().Undefined();
  }

  void wake(bool readable) {
    if (readable) driver_->woken();
    Napi::Env env = Env();
    Napi::HandleScope scope(env);
    Napi::FunctionReference callback = std::move(callback_);
    callback_ = Napi::FunctionReference();
    callback.MakeCallback(env.Global(), {Napi::Boolean::New(env, readable)});
  }

  static uint64_t boot_to_epoch() { return clock_ns(CLOCK_REALTIME) - clock_ns(CLOCK_BOOTTIME); }

  /** The eBPF driver reads the boot clock: somebody must tell it when the time of day is set. */
  void follow_clock() {
    const uint64_t now = boot_to_epoch();
    const auto step = static_cast<int64_t>(now - settings_.boot_to_epoch);
    if (settings_.boot_to_epoch == 0 || (step < kClockStepNs && step > -kClockStepNs)) return;
    settings_.boot_to_epoch = now;
    // Times stay a little wrong if this is refused; the records are worth more.
    (void)driver_->configure(settings_);
  }

  std::unique_ptr<gyr::Driver> driver_;
  std::unique_ptr<gyr::Merger> merger_;
  std::unique_ptr<gyr::Waiter> waiter_;
  Napi::FunctionReference callback_;
  gyr_settings settings_{};
};

Napi::Value adopt(Napi::Env env, const Outcome& outcome, std::unique_ptr<gyr::Driver> driver) {
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
Napi::Value open_module(const Napi::CallbackInfo& info) {
  uint64_t bytes = 0;
  if (info.Length() < 2 || !info[0].IsString() || !ring_bytes(info[1], &bytes)) {
    throw_type(info.Env(), "openModule: a path and a power of two are expected");
    return info.Env().Undefined();
  }
  std::unique_ptr<gyr::Driver> driver;
  const Outcome outcome = gyr::open_module(info[0].As<Napi::String>(), bytes, &driver);
  return adopt(info.Env(), outcome, std::move(driver));
}

/** openEbpf(ringBytes): Driver */
Napi::Value open_ebpf(const Napi::CallbackInfo& info) {
  uint64_t bytes = 0;
  if (info.Length() < 1 || !ring_bytes(info[0], &bytes)) {
    throw_type(info.Env(), "openEbpf: a power of two is expected");
    return info.Env().Undefined();
  }
  std::unique_ptr<gyr::Driver> driver;
  const Outcome outcome = gyr::open_ebpf(bytes, &driver);
  return adopt(info.Env(), outcome, std::move(driver));
}

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

constexpr double kShortestIntervalUs = 10;
constexpr double kLongestIntervalUs = 1e9;
constexpr double kMostActivities = 65536;

/** A sampler and the memory it looks at. */
struct WatchedWord {
  WatchedWord(const Napi::Uint32Array& word, size_t activities)
      : memory(Napi::Persistent(word.As<Napi::Object>())), sampler(word.Data(), activities) {}

  // In this order: the thread is gone before the memory may go.
  Napi::ObjectReference memory;
  gyr::Sampler sampler;
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
gyr::Sampler* sampler_of(const Napi::CallbackInfo& info) {
  if (info.Length() > 0 && info[0].IsExternal()) {
    return &info[0].As<Napi::External<WatchedWord>>().Data()->sampler;
  }
  throw_type(info.Env(), "a sampler is expected");
  return nullptr;
}

/** samplerRead(sampler): nanoseconds since its start, processor time of the thread in them, counts by activity */
Napi::Value sampler_read(const Napi::CallbackInfo& info) {
  Napi::Env env = info.Env();
  const gyr::Sampler* sampler = sampler_of(info);
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
  if (gyr::Sampler* sampler = sampler_of(info)) sampler->stop();
  return info.Env().Undefined();
}

Napi::Object init(Napi::Env env, Napi::Object exports) {
  // Per environment: worker threads load the addon too.
  auto* constructor = new Napi::FunctionReference(Napi::Persistent(DriverObject::define(env)));
  env.SetInstanceData(constructor);
  exports.Set("openModule", Napi::Function::New<open_module>(env, "openModule"));
  exports.Set("openEbpf", Napi::Function::New<open_ebpf>(env, "openEbpf"));
  exports.Set("syslogSend", Napi::Function::New<syslog_send>(env, "syslogSend"));
  exports.Set("syslogUnread", Napi::Function::New<syslog_unread>(env, "syslogUnread"));
  exports.Set("syslogClose", Napi::Function::New<syslog_close>(env, "syslogClose"));
  exports.Set("samplerStart", Napi::Function::New<sampler_start>(env, "samplerStart"));
  exports.Set("samplerRead", Napi::Function::New<sampler_read>(env, "samplerRead"));
  exports.Set("samplerStop", Napi::Function::New<sampler_stop>(env, "samplerStop"));
  exports.Set("notify", Napi::Function::New<notify>(env, "notify"));
  exports.Set("holdCapabilities", Napi::Function::New<capabilities<gyr::hold_capabilities>>(
                                      env, "holdCapabilities"));
  exports.Set("limitCapabilities", Napi::Function::New<capabilities<gyr::limit_capabilities>>(
                                       env, "limitCapabilities"));
  char hash[17];
  std::snprintf(hash, sizeof hash, "%016llx", GYR_SCHEMA_HASH);
  exports.Set("schemaHash", Napi::String::New(env, hash));
  exports.Set("settingsBytes", Napi::Number::New(env, sizeof(gyr_settings)));
  return exports;
}

}  // namespace

NODE_API_MODULE(gyr, init)
