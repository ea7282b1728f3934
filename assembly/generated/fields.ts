// SPDX-License-Identifier: Apache-2.0
// Ids, types and mask groups of filter fields.
// Generated from src/schema by `npm run generate`; do not edit.

export const FIELD_COUNT: u32 = 425
export const F_EVT_LATENCY: u32 = 0
export const F_EVT_LATENCY_S: u32 = 1
export const F_EVT_LATENCY_NS: u32 = 2
export const F_EVT_LATENCY_QUANTIZED: u32 = 3
export const F_EVT_LATENCY_HUMAN: u32 = 4
export const F_EVT_DELTATIME: u32 = 5
export const F_EVT_DELTATIME_S: u32 = 6
export const F_EVT_DELTATIME_NS: u32 = 7
export const F_EVT_OUTPUTTIME: u32 = 8
export const F_EVT_DIR: u32 = 9
export const F_EVT_TYPE: u32 = 10
export const F_EVT_TYPE_IS: u32 = 11
export const F_SYSCALL_TYPE: u32 = 12
export const F_EVT_CATEGORY: u32 = 13
export const F_EVT_CPU: u32 = 14
export const F_EVT_ARGS: u32 = 15
export const F_EVT_ARG: u32 = 16
export const F_EVT_RAWARG: u32 = 17
export const F_EVT_INFO: u32 = 18
export const F_EVT_BUFFER: u32 = 19
export const F_EVT_BUFLEN: u32 = 20
export const F_EVT_RES: u32 = 21
export const F_EVT_RAWRES: u32 = 22
export const F_EVT_FAILED: u32 = 23
export const F_EVT_IS_IO: u32 = 24
export const F_EVT_IS_IO_READ: u32 = 25
export const F_EVT_IS_IO_WRITE: u32 = 26
export const F_EVT_IO_DIR: u32 = 27
export const F_EVT_IS_WAIT: u32 = 28
export const F_EVT_WAIT_LATENCY: u32 = 29
export const F_EVT_IS_SYSLOG: u32 = 30
export const F_EVT_COUNT: u32 = 31
export const F_EVT_COUNT_ERROR: u32 = 32
export const F_EVT_COUNT_ERROR_FILE: u32 = 33
export const F_EVT_COUNT_ERROR_NET: u32 = 34
export const F_EVT_COUNT_ERROR_MEMORY: u32 = 35
export const F_EVT_COUNT_ERROR_OTHER: u32 = 36
export const F_EVT_COUNT_EXIT: u32 = 37
export const F_EVT_COUNT_PROCINFO: u32 = 38
export const F_EVT_COUNT_THREADINFO: u32 = 39
export const F_EVT_AROUND: u32 = 40
export const F_EVT_ABSPATH: u32 = 41
export const F_EVT_BUFLEN_IN: u32 = 42
export const F_EVT_BUFLEN_OUT: u32 = 43
export const F_EVT_BUFLEN_FILE: u32 = 44
export const F_EVT_BUFLEN_FILE_IN: u32 = 45
export const F_EVT_BUFLEN_FILE_OUT: u32 = 46
export const F_EVT_BUFLEN_NET: u32 = 47
export const F_EVT_BUFLEN_NET_IN: u32 = 48
export const F_EVT_BUFLEN_NET_OUT: u32 = 49
export const F_EVT_IS_OPEN_READ: u32 = 50
export const F_EVT_IS_OPEN_WRITE: u32 = 51
export const F_EVT_INFRA_DOCKER_NAME: u32 = 52
export const F_EVT_INFRA_DOCKER_CONTAINER_ID: u32 = 53
export const F_EVT_INFRA_DOCKER_CONTAINER_NAME: u32 = 54
export const F_EVT_INFRA_DOCKER_CONTAINER_IMAGE: u32 = 55
export const F_EVT_IS_OPEN_EXEC: u32 = 56
export const F_EVT_IS_OPEN_CREATE: u32 = 57
export const F_FD_NUM: u32 = 58
export const F_FD_TYPE: u32 = 59
export const F_FD_TYPECHAR: u32 = 60
export const F_FD_NAME: u32 = 61
export const F_FD_DIRECTORY: u32 = 62
export const F_FD_FILENAME: u32 = 63
export const F_FD_IP: u32 = 64
export const F_FD_CIP: u32 = 65
export const F_FD_SIP: u32 = 66
export const F_FD_LIP: u32 = 67
export const F_FD_RIP: u32 = 68
export const F_FD_PORT: u32 = 69
export const F_FD_CPORT: u32 = 70
export const F_FD_SPORT: u32 = 71
export const F_FD_LPORT: u32 = 72
export const F_FD_RPORT: u32 = 73
export const F_FD_L4PROTO: u32 = 74
export const F_FD_SOCKFAMILY: u32 = 75
export const F_FD_IS_SERVER: u32 = 76
export const F_FD_UID: u32 = 77
export const F_FD_CONTAINERNAME: u32 = 78
export const F_FD_CONTAINERDIRECTORY: u32 = 79
export const F_FD_PROTO: u32 = 80
export const F_FD_CPROTO: u32 = 81
export const F_FD_SPROTO: u32 = 82
export const F_FD_LPROTO: u32 = 83
export const F_FD_RPROTO: u32 = 84
export const F_FD_NET: u32 = 85
export const F_FD_CNET: u32 = 86
export const F_FD_SNET: u32 = 87
export const F_FD_LNET: u32 = 88
export const F_FD_RNET: u32 = 89
export const F_FD_CONNECTED: u32 = 90
export const F_FD_NAME_CHANGED: u32 = 91
export const F_FD_CIP_NAME: u32 = 92
export const F_FD_SIP_NAME: u32 = 93
export const F_FD_LIP_NAME: u32 = 94
export const F_FD_RIP_NAME: u32 = 95
export const F_FD_DEV: u32 = 96
export const F_FD_DEV_MAJOR: u32 = 97
export const F_FD_DEV_MINOR: u32 = 98
export const F_FD_INO: u32 = 99
export const F_FD_NAMERAW: u32 = 100
export const F_FD_TYPES: u32 = 101
export const F_FD_IS_UPPER_LAYER: u32 = 102
export const F_FD_IS_LOWER_LAYER: u32 = 103
export const F_FDLIST_NUMS: u32 = 104
export const F_FDLIST_NAMES: u32 = 105
export const F_FDLIST_CIPS: u32 = 106
export const F_FDLIST_SIPS: u32 = 107
export const F_FDLIST_CPORTS: u32 = 108
export const F_FDLIST_SPORTS: u32 = 109
export const F_FS_PATH_NAME: u32 = 110
export const F_FS_PATH_NAMERAW: u32 = 111
export const F_FS_PATH_SOURCE: u32 = 112
export const F_FS_PATH_SOURCERAW: u32 = 113
export const F_FS_PATH_TARGET: u32 = 114
export const F_FS_PATH_TARGETRAW: u32 = 115
export const F_EVT_NUM: u32 = 116
export const F_EVT_TIME: u32 = 117
export const F_EVT_TIME_S: u32 = 118
export const F_EVT_TIME_ISO8601: u32 = 119
export const F_EVT_DATETIME: u32 = 120
export const F_EVT_DATETIME_S: u32 = 121
export const F_EVT_RAWTIME: u32 = 122
export const F_EVT_RAWTIME_S: u32 = 123
export const F_EVT_RAWTIME_NS: u32 = 124
export const F_EVT_RELTIME: u32 = 125
export const F_EVT_RELTIME_S: u32 = 126
export const F_EVT_RELTIME_NS: u32 = 127
export const F_EVT_PLUGINNAME: u32 = 128
export const F_EVT_PLUGININFO: u32 = 129
export const F_EVT_SOURCE: u32 = 130
export const F_EVT_IS_ASYNC: u32 = 131
export const F_EVT_ASYNCTYPE: u32 = 132
export const F_EVT_HOSTNAME: u32 = 133
export const F_GROUP_GID: u32 = 134
export const F_GROUP_NAME: u32 = 135
export const F_PROC_EXE: u32 = 136
export const F_PROC_PEXE: u32 = 137
export const F_PROC_AEXE: u32 = 138
export const F_PROC_EXEPATH: u32 = 139
export const F_PROC_PEXEPATH: u32 = 140
export const F_PROC_AEXEPATH: u32 = 141
export const F_PROC_NAME: u32 = 142
export const F_PROC_PNAME: u32 = 143
export const F_PROC_ANAME: u32 = 144
export const F_PROC_ARGS: u32 = 145
export const F_PROC_AARGS: u32 = 146
export const F_PROC_CMDLINE: u32 = 147
export const F_PROC_PCMDLINE: u32 = 148
export const F_PROC_ACMDLINE: u32 = 149
export const F_PROC_CMDNARGS: u32 = 150
export const F_PROC_CMDLENARGS: u32 = 151
export const F_PROC_EXELINE: u32 = 152
export const F_PROC_ENV: u32 = 153
export const F_PROC_AENV: u32 = 154
export const F_PROC_CWD: u32 = 155
export const F_PROC_LOGINSHELLID: u32 = 156
export const F_PROC_TTY: u32 = 157
export const F_PROC_PID: u32 = 158
export const F_PROC_PPID: u32 = 159
export const F_PROC_APID: u32 = 160
export const F_PROC_VPID: u32 = 161
export const F_PROC_PVPID: u32 = 162
export const F_PROC_SID: u32 = 163
export const F_PROC_SNAME: u32 = 164
export const F_PROC_SID_EXE: u32 = 165
export const F_PROC_SID_EXEPATH: u32 = 166
export const F_PROC_VPGID: u32 = 167
export const F_PROC_VPGID_NAME: u32 = 168
export const F_PROC_VPGID_EXE: u32 = 169
export const F_PROC_VPGID_EXEPATH: u32 = 170
export const F_PROC_PGID: u32 = 171
export const F_PROC_PGID_NAME: u32 = 172
export const F_PROC_PGID_EXE: u32 = 173
export const F_PROC_PGID_EXEPATH: u32 = 174
export const F_PROC_DURATION: u32 = 175
export const F_PROC_PPID_DURATION: u32 = 176
export const F_PROC_PID_TS: u32 = 177
export const F_PROC_PPID_TS: u32 = 178
export const F_PROC_IS_EXE_WRITABLE: u32 = 179
export const F_PROC_IS_EXE_UPPER_LAYER: u32 = 180
export const F_PROC_IS_EXE_LOWER_LAYER: u32 = 181
export const F_PROC_IS_EXE_FROM_MEMFD: u32 = 182
export const F_PROC_IS_SID_LEADER: u32 = 183
export const F_PROC_IS_VPGID_LEADER: u32 = 184
export const F_PROC_IS_PGID_LEADER: u32 = 185
export const F_PROC_EXE_INO: u32 = 186
export const F_PROC_EXE_INO_CTIME: u32 = 187
export const F_PROC_EXE_INO_MTIME: u32 = 188
export const F_PROC_EXE_INO_CTIME_DURATION_PROC_START: u32 = 189
export const F_PROC_EXE_INO_CTIME_DURATION_PIDNS_START: u32 = 190
export const F_PROC_PIDNS_INIT_START_TS: u32 = 191
export const F_THREAD_CAP_PERMITTED: u32 = 192
export const F_THREAD_CAP_INHERITABLE: u32 = 193
export const F_THREAD_CAP_EFFECTIVE: u32 = 194
export const F_PROC_FDOPENCOUNT: u32 = 195
export const F_PROC_FDLIMIT: u32 = 196
export const F_PROC_FDUSAGE: u32 = 197
export const F_PROC_VMSIZE: u32 = 198
export const F_PROC_VMRSS: u32 = 199
export const F_PROC_VMSWAP: u32 = 200
export const F_THREAD_PFMAJOR: u32 = 201
export const F_THREAD_PFMINOR: u32 = 202
export const F_THREAD_TID: u32 = 203
export const F_THREAD_ISMAIN: u32 = 204
export const F_THREAD_VTID: u32 = 205
export const F_THREAD_NAMETID: u32 = 206
export const F_THREAD_EXECTIME: u32 = 207
export const F_THREAD_TOTEXECTIME: u32 = 208
export const F_THREAD_CGROUPS: u32 = 209
export const F_THREAD_CGROUP: u32 = 210
export const F_PROC_NTHREADS: u32 = 211
export const F_PROC_NCHILDS: u32 = 212
export const F_THREAD_CPU: u32 = 213
export const F_THREAD_CPU_USER: u32 = 214
export const F_THREAD_CPU_SYSTEM: u32 = 215
export const F_THREAD_VMSIZE: u32 = 216
export const F_THREAD_VMRSS: u32 = 217
export const F_THREAD_VMSIZE_B: u32 = 218
export const F_THREAD_VMRSS_B: u32 = 219
export const F_PROC_STDIN_TYPE: u32 = 220
export const F_PROC_STDOUT_TYPE: u32 = 221
export const F_PROC_STDERR_TYPE: u32 = 222
export const F_PROC_STDIN_NAME: u32 = 223
export const F_PROC_STDOUT_NAME: u32 = 224
export const F_PROC_STDERR_NAME: u32 = 225
export const F_USER_UID: u32 = 226
export const F_USER_NAME: u32 = 227
export const F_USER_HOMEDIR: u32 = 228
export const F_USER_SHELL: u32 = 229
export const F_USER_LOGINUID: u32 = 230
export const F_USER_LOGINNAME: u32 = 231
export const F_UTIL_CNT: u32 = 232
export const F_CONTAINER_ID: u32 = 233
export const F_CONTAINER_FULL_ID: u32 = 234
export const F_CONTAINER_NAME: u32 = 235
export const F_CONTAINER_IMAGE: u32 = 236
export const F_CONTAINER_IMAGE_ID: u32 = 237
export const F_CONTAINER_TYPE: u32 = 238
export const F_CONTAINER_PRIVILEGED: u32 = 239
export const F_CONTAINER_MOUNTS: u32 = 240
export const F_CONTAINER_MOUNT: u32 = 241
export const F_CONTAINER_MOUNT_SOURCE: u32 = 242
export const F_CONTAINER_MOUNT_DEST: u32 = 243
export const F_CONTAINER_MOUNT_MODE: u32 = 244
export const F_CONTAINER_MOUNT_RDWR: u32 = 245
export const F_CONTAINER_MOUNT_PROPAGATION: u32 = 246
export const F_CONTAINER_IMAGE_REPOSITORY: u32 = 247
export const F_CONTAINER_IMAGE_TAG: u32 = 248
export const F_CONTAINER_IMAGE_DIGEST: u32 = 249
export const F_CONTAINER_HEALTHCHECK: u32 = 250
export const F_CONTAINER_LIVENESS_PROBE: u32 = 251
export const F_CONTAINER_READINESS_PROBE: u32 = 252
export const F_CONTAINER_START_TS: u32 = 253
export const F_CONTAINER_DURATION: u32 = 254
export const F_CONTAINER_IP: u32 = 255
export const F_CONTAINER_CNI_JSON: u32 = 256
export const F_CONTAINER_HOST_PID: u32 = 257
export const F_CONTAINER_HOST_NETWORK: u32 = 258
export const F_CONTAINER_HOST_IPC: u32 = 259
export const F_CONTAINER_LABEL: u32 = 260
export const F_CONTAINER_LABELS: u32 = 261
export const F_PROC_IS_CONTAINER_HEALTHCHECK: u32 = 262
export const F_PROC_IS_CONTAINER_LIVENESS_PROBE: u32 = 263
export const F_PROC_IS_CONTAINER_READINESS_PROBE: u32 = 264
export const F_K8S_POD_NAME: u32 = 265
export const F_K8S_NS_NAME: u32 = 266
export const F_K8S_POD_ID: u32 = 267
export const F_K8S_POD_UID: u32 = 268
export const F_K8S_POD_SANDBOX_ID: u32 = 269
export const F_K8S_POD_FULL_SANDBOX_ID: u32 = 270
export const F_K8S_POD_LABEL: u32 = 271
export const F_K8S_POD_LABELS: u32 = 272
export const F_K8S_POD_IP: u32 = 273
export const F_K8S_POD_CNI_JSON: u32 = 274
export const F_K8S_RC_NAME: u32 = 275
export const F_K8S_RC_ID: u32 = 276
export const F_K8S_RC_LABEL: u32 = 277
export const F_K8S_RC_LABELS: u32 = 278
export const F_K8S_SVC_NAME: u32 = 279
export const F_K8S_SVC_ID: u32 = 280
export const F_K8S_SVC_LABEL: u32 = 281
export const F_K8S_SVC_LABELS: u32 = 282
export const F_K8S_NS_ID: u32 = 283
export const F_K8S_NS_LABEL: u32 = 284
export const F_K8S_NS_LABELS: u32 = 285
export const F_K8S_RS_NAME: u32 = 286
export const F_K8S_RS_ID: u32 = 287
export const F_K8S_RS_LABEL: u32 = 288
export const F_K8S_RS_LABELS: u32 = 289
export const F_K8S_DEPLOYMENT_NAME: u32 = 290
export const F_K8S_DEPLOYMENT_ID: u32 = 291
export const F_K8S_DEPLOYMENT_LABEL: u32 = 292
export const F_K8S_DEPLOYMENT_LABELS: u32 = 293
export const F_K8SMETA_POD_NAME: u32 = 294
export const F_K8SMETA_POD_UID: u32 = 295
export const F_K8SMETA_POD_LABEL: u32 = 296
export const F_K8SMETA_POD_LABELS: u32 = 297
export const F_K8SMETA_POD_IP: u32 = 298
export const F_K8SMETA_NS_NAME: u32 = 299
export const F_K8SMETA_NS_UID: u32 = 300
export const F_K8SMETA_NS_LABEL: u32 = 301
export const F_K8SMETA_NS_LABELS: u32 = 302
export const F_K8SMETA_DEPLOYMENT_NAME: u32 = 303
export const F_K8SMETA_DEPLOYMENT_UID: u32 = 304
export const F_K8SMETA_DEPLOYMENT_LABEL: u32 = 305
export const F_K8SMETA_DEPLOYMENT_LABELS: u32 = 306
export const F_K8SMETA_SVC_NAME: u32 = 307
export const F_K8SMETA_SVC_UID: u32 = 308
export const F_K8SMETA_SVC_LABEL: u32 = 309
export const F_K8SMETA_SVC_LABELS: u32 = 310
export const F_K8SMETA_RS_NAME: u32 = 311
export const F_K8SMETA_RS_UID: u32 = 312
export const F_K8SMETA_RS_LABEL: u32 = 313
export const F_K8SMETA_RS_LABELS: u32 = 314
export const F_K8SMETA_RC_NAME: u32 = 315
export const F_K8SMETA_RC_UID: u32 = 316
export const F_K8SMETA_RC_LABEL: u32 = 317
export const F_K8SMETA_RC_LABELS: u32 = 318
export const F_JSON_VALUE: u32 = 319
export const F_JSON_OBJ: u32 = 320
export const F_JSON_RAWTIME: u32 = 321
export const F_JEVT_VALUE: u32 = 322
export const F_JEVT_OBJ: u32 = 323
export const F_JEVT_RAWTIME: u32 = 324
export const F_KA_AUDITID: u32 = 325
export const F_KA_STAGE: u32 = 326
export const F_KA_AUTH_DECISION: u32 = 327
export const F_KA_AUTH_REASON: u32 = 328
export const F_KA_AUTH_OPENSHIFT_DECISION: u32 = 329
export const F_KA_VALIDATIONS_ADMISSION_POLICY_FAILURE: u32 = 330
export const F_KA_SECURITY_POD_VIOLATIONS: u32 = 331
export const F_KA_AUTH_OPENSHIFT_USERNAME: u32 = 332
export const F_KA_USER_NAME: u32 = 333
export const F_KA_USER_GROUPS: u32 = 334
export const F_KA_IMPUSER_NAME: u32 = 335
export const F_KA_VERB: u32 = 336
export const F_KA_URI: u32 = 337
export const F_KA_URI_PARAM: u32 = 338
export const F_KA_TARGET_NAME: u32 = 339
export const F_KA_TARGET_NAMESPACE: u32 = 340
export const F_KA_TARGET_RESOURCE: u32 = 341
export const F_KA_TARGET_SUBRESOURCE: u32 = 342
export const F_KA_TARGET_POD_NAME: u32 = 343
export const F_KA_REQ_BINDING_SUBJECTS: u32 = 344
export const F_KA_REQ_BINDING_SUBJECTS_USER_NAMES: u32 = 345
export const F_KA_REQ_BINDING_SUBJECTS_SERVICEACCOUNT_NAMES: u32 = 346
export const F_KA_REQ_BINDING_SUBJECTS_SERVICEACCOUNT_NS_NAMES: u32 = 347
export const F_KA_REQ_BINDING_SUBJECTS_GROUP_NAMES: u32 = 348
export const F_KA_REQ_BINDING_ROLE: u32 = 349
export const F_KA_REQ_BINDING_SUBJECT_HAS_NAME: u32 = 350
export const F_KA_REQ_CONFIGMAP_NAME: u32 = 351
export const F_KA_REQ_CONFIGMAP_OBJ: u32 = 352
export const F_KA_REQ_POD_CONTAINERS_ARGS: u32 = 353
export const F_KA_REQ_POD_CONTAINERS_COMMAND: u32 = 354
export const F_KA_REQ_POD_CONTAINERS_NAME: u32 = 355
export const F_KA_REQ_POD_CONTAINERS_IMAGE: u32 = 356
export const F_KA_REQ_CONTAINER_IMAGE: u32 = 357
export const F_KA_REQ_POD_CONTAINERS_IMAGE_REPOSITORY: u32 = 358
export const F_KA_REQ_CONTAINER_IMAGE_REPOSITORY: u32 = 359
export const F_KA_REQ_POD_HOST_IPC: u32 = 360
export const F_KA_REQ_POD_HOST_NETWORK: u32 = 361
export const F_KA_REQ_CONTAINER_HOST_NETWORK: u32 = 362
export const F_KA_REQ_POD_HOST_PID: u32 = 363
export const F_KA_REQ_POD_CONTAINERS_HOST_PORT: u32 = 364
export const F_KA_REQ_POD_CONTAINERS_PRIVILEGED: u32 = 365
export const F_KA_REQ_CONTAINER_PRIVILEGED: u32 = 366
export const F_KA_REQ_POD_CONTAINERS_ALLOW_PRIVILEGE_ESCALATION: u32 = 367
export const F_KA_REQ_POD_CONTAINERS_READ_ONLY_FS: u32 = 368
export const F_KA_REQ_POD_RUN_AS_USER: u32 = 369
export const F_KA_REQ_POD_CONTAINERS_RUN_AS_USER: u32 = 370
export const F_KA_REQ_POD_CONTAINERS_EFF_RUN_AS_USER: u32 = 371
export const F_KA_REQ_POD_RUN_AS_GROUP: u32 = 372
export const F_KA_REQ_POD_CONTAINERS_RUN_AS_GROUP: u32 = 373
export const F_KA_REQ_POD_CONTAINERS_EFF_RUN_AS_GROUP: u32 = 374
export const F_KA_REQ_POD_CONTAINERS_PROC_MOUNT: u32 = 375
export const F_KA_REQ_ROLE_RULES: u32 = 376
export const F_KA_REQ_ROLE_RULES_APIGROUPS: u32 = 377
export const F_KA_REQ_ROLE_RULES_NONRESOURCEURLS: u32 = 378
export const F_KA_REQ_ROLE_RULES_VERBS: u32 = 379
export const F_KA_REQ_ROLE_RULES_RESOURCES: u32 = 380
export const F_KA_REQ_POD_FS_GROUP: u32 = 381
export const F_KA_REQ_POD_SUPPLEMENTAL_GROUPS: u32 = 382
export const F_KA_REQ_POD_CONTAINERS_ADD_CAPABILITIES: u32 = 383
export const F_KA_REQ_SERVICE_TYPE: u32 = 384
export const F_KA_REQ_SERVICE_PORTS: u32 = 385
export const F_KA_REQ_POD_VOLUMES_HOSTPATH: u32 = 386
export const F_KA_REQ_VOLUME_HOSTPATH: u32 = 387
export const F_KA_REQ_POD_VOLUMES_FLEXVOLUME_DRIVER: u32 = 388
export const F_KA_REQ_POD_VOLUMES_VOLUME_TYPE: u32 = 389
export const F_KA_RESP_NAME: u32 = 390
export const F_KA_RESPONSE_CODE: u32 = 391
export const F_KA_RESPONSE_REASON: u32 = 392
export const F_KA_USERAGENT: u32 = 393
export const F_KA_SOURCEIPS: u32 = 394
export const F_KA_CLUSTER_NAME: u32 = 395
export const F_KA_REQ_POD_INITCONTAINERS_NAME: u32 = 396
export const F_KA_REQ_POD_INITCONTAINERS_IMAGE: u32 = 397
export const F_KA_REQ_POD_INITCONTAINERS_IMAGE_REPOSITORY: u32 = 398
export const F_KA_REQ_POD_INITCONTAINERS_COMMAND: u32 = 399
export const F_KA_REQ_POD_INITCONTAINERS_ARGS: u32 = 400
export const F_KA_REQ_POD_INITCONTAINERS_PRIVILEGED: u32 = 401
export const F_KA_REQ_POD_INITCONTAINERS_ALLOW_PRIVILEGE_ESCALATION: u32 = 402
export const F_KA_REQ_POD_INITCONTAINERS_READ_ONLY_FS: u32 = 403
export const F_KA_REQ_POD_INITCONTAINERS_RUN_AS_USER: u32 = 404
export const F_KA_REQ_POD_INITCONTAINERS_EFF_RUN_AS_USER: u32 = 405
export const F_KA_REQ_POD_INITCONTAINERS_RUN_AS_GROUP: u32 = 406
export const F_KA_REQ_POD_INITCONTAINERS_EFF_RUN_AS_GROUP: u32 = 407
export const F_KA_REQ_POD_INITCONTAINERS_PROC_MOUNT: u32 = 408
export const F_KA_REQ_POD_INITCONTAINERS_ADD_CAPABILITIES: u32 = 409
export const F_KA_REQ_POD_INITCONTAINERS_HOST_PORT: u32 = 410
export const F_KA_REQ_POD_EPHEMERALCONTAINERS_NAME: u32 = 411
export const F_KA_REQ_POD_EPHEMERALCONTAINERS_IMAGE: u32 = 412
export const F_KA_REQ_POD_EPHEMERALCONTAINERS_IMAGE_REPOSITORY: u32 = 413
export const F_KA_REQ_POD_EPHEMERALCONTAINERS_COMMAND: u32 = 414
export const F_KA_REQ_POD_EPHEMERALCONTAINERS_ARGS: u32 = 415
export const F_KA_REQ_POD_EPHEMERALCONTAINERS_PRIVILEGED: u32 = 416
export const F_KA_REQ_POD_EPHEMERALCONTAINERS_ALLOW_PRIVILEGE_ESCALATION: u32 = 417
export const F_KA_REQ_POD_EPHEMERALCONTAINERS_READ_ONLY_FS: u32 = 418
export const F_KA_REQ_POD_EPHEMERALCONTAINERS_RUN_AS_USER: u32 = 419
export const F_KA_REQ_POD_EPHEMERALCONTAINERS_EFF_RUN_AS_USER: u32 = 420
export const F_KA_REQ_POD_EPHEMERALCONTAINERS_RUN_AS_GROUP: u32 = 421
export const F_KA_REQ_POD_EPHEMERALCONTAINERS_EFF_RUN_AS_GROUP: u32 = 422
export const F_KA_REQ_POD_EPHEMERALCONTAINERS_PROC_MOUNT: u32 = 423
export const F_KA_REQ_POD_EPHEMERALCONTAINERS_ADD_CAPABILITIES: u32 = 424

export const FT_STRING: u32 = 0
export const FT_I16: u32 = 1
export const FT_I32: u32 = 2
export const FT_I64: u32 = 3
export const FT_U32: u32 = 4
export const FT_U64: u32 = 5
export const FT_BOOL: u32 = 6
export const FT_DOUBLE: u32 = 7
export const FT_BYTES: u32 = 8
export const FT_ABSTIME: u32 = 9
export const FT_RELTIME: u32 = 10
export const FT_IPADDR: u32 = 11
export const FT_IPNET: u32 = 12
export const FT_PORT: u32 = 13
export const FT_DYNAMIC: u32 = 14

export const FG_TYPE: u32 = 0
export const FG_PROCESS: u32 = 1
export const FG_FD: u32 = 2
export const FG_EVENT: u32 = 3

const FIELD_TYPE: usize = memory.data<u8>([
  10, 10, 10, 5, 0, 10, 10, 10, 0, 0, 0, 4, 0, 0, 1, 0, 0, 14, 0, 8, 5, 0, 3, 6, 6, 6, 6, 0, 6, 10,
  6, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 0, 5, 5, 5, 5, 5, 5, 5, 5, 6, 6, 0, 0, 0, 0, 6, 6, 3, 0, 0, 0, 0,
  0, 11, 11, 11, 11, 11, 13, 13, 13, 13, 13, 0, 0, 6, 0, 0, 0, 13, 0, 0, 0, 0, 12, 12, 12, 12, 12,
  6, 6, 0, 0, 0, 0, 2, 2, 2, 3, 0, 0, 6, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 9,
  9, 9, 10, 10, 10, 0, 0, 0, 6, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 5, 0, 0, 0,
  0, 3, 4, 3, 3, 3, 3, 3, 3, 0, 0, 0, 3, 0, 0, 0, 3, 0, 0, 0, 10, 10, 10, 10, 6, 6, 6, 6, 6, 6, 6,
  3, 9, 9, 9, 9, 5, 0, 0, 0, 5, 3, 7, 5, 5, 5, 5, 5, 3, 6, 3, 0, 10, 10, 0, 0, 5, 5, 7, 7, 7, 5, 5,
  5, 5, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 3, 0, 5, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 9, 10, 0, 0, 6, 6, 6, 0, 0, 6, 6, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
])
const FIELD_IS_LIST: usize = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1, 0, 1, 0, 0, 0, 0,
  0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
])
const FIELD_GROUP: usize = memory.data<u8>([
  3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 2, 3, 3,
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
  3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 3,
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1, 1, 1, 1, 1,
  1, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 3,
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
  3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
])

// field must be below FIELD_COUNT.

/** FT_* */
export function fieldType(field: u32): u32 {
  return load<u8>(FIELD_TYPE + field)
}

export function fieldIsList(field: u32): bool {
  return load<u8>(FIELD_IS_LIST + field) != 0
}

/** FG_* */
export function fieldGroup(field: u32): u32 {
  return load<u8>(FIELD_GROUP + field)
}
