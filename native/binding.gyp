{
  "targets": [
    {
      "target_name": "gyr",
      "sources": [
        "addon.cc",
        "capabilities.cc",
        "ebpf_driver.cc",
        "merger.cc",
        "module_driver.cc",
        "sampler.cc",
        "syslog.cc",
        "waiter.cc",
        "../bpf/attach.c",
        "../bpf/counters.c",
        "../bpf/driver.c",
        "../bpf/load.c",
        "../bpf/machine.c",
        "../bpf/rings.c",
      ],
      "include_dirs": ["..", "<!(node -p \"require('node-addon-api').include_dir\")"],
      "defines": ["NAPI_VERSION=8", "NAPI_DISABLE_CPP_EXCEPTIONS"],
      "cflags": ["-Wall", "-Wextra", "-Werror"],
      "cflags_cc": ["-std=c++20", "-fno-exceptions", "-fno-rtti"],
      "cflags_cc!": ["-std=gnu++17", "-std=gnu++20"],
    },
  ],
}
