// SPDX-License-Identifier: Apache-2.0
// A driver as JavaScript sees it: opened, told what is wanted, drained into the evaluator's memory, waited for.
#pragma once

#include <napi.h>

#include <memory>

#include "native/driver.hh"
#include "native/merger.hh"
#include "native/waiter.hh"

namespace gyr {

class DriverObject : public Napi::ObjectWrap<DriverObject> {
 public:
  static Napi::Function define(Napi::Env env);
  explicit DriverObject(const Napi::CallbackInfo& info) : Napi::ObjectWrap<DriverObject>(info) {}
  void adopt(Napi::Env env, std::unique_ptr<Driver> driver);

 private:
  bool is_open(Napi::Env env);
  Napi::Value finish(Napi::Env env, const Outcome& outcome);
  Napi::Value kind(const Napi::CallbackInfo& info);
  Napi::Value preempted(const Napi::CallbackInfo& info);
  Napi::Value rings(const Napi::CallbackInfo& info);
  Napi::Value pending(const Napi::CallbackInfo& info);
  /** configure(settings: Uint8Array): struct gyr_settings; boot_to_epoch is filled in here. */
  Napi::Value configure(const Napi::CallbackInfo& info);
  Napi::Value attach(const Napi::CallbackInfo& info);
  Napi::Value detach(const Napi::CallbackInfo& info);
  /** drain(target: Uint8Array, all = false): bytes written; `all` waits for no older record. */
  Napi::Value drain(const Napi::CallbackInfo& info);
  /** counters(): struct gyr_cpu_counters of each CPU, as u64 values. */
  Napi::Value counters(const Napi::CallbackInfo& info);
  /** programCosts(): {name, runs, nanoseconds} of each program. */
  Napi::Value program_costs(const Napi::CallbackInfo& info);
  /** What the reader itself counts. */
  Napi::Value reader_counters(const Napi::CallbackInfo& info);
  /** wait(milliseconds, callback(readable)): one at a time. */
  Napi::Value wait(const Napi::CallbackInfo& info);
  Napi::Value close(const Napi::CallbackInfo& info);
  void wake(bool readable);
  /** The eBPF driver reads the boot clock: somebody must tell it when the time of day is set. */
  void follow_clock();

  std::unique_ptr<Driver> driver_;
  std::unique_ptr<Merger> merger_;
  std::unique_ptr<Waiter> waiter_;
  Napi::FunctionReference callback_;
  gyr_settings settings_{};
};

}  // namespace gyr
