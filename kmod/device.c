// SPDX-License-Identifier: GPL-2.0
/* /dev/gyr: one reader at a time, who owns the rings and the probes as long as it is open. */
#include <linux/capability.h>
#include <linux/cpumask.h>
#include <linux/fs.h>
#include <linux/irq_work.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/nospec.h>
#include <linux/poll.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <linux/wait.h>

#include "compat.h"
#include "device.h"
#include "hooks.h"
#include "ring.h"

struct gyr_settings gyr_settings;
bool gyr_reader_waits;

static DEFINE_MUTEX(lock);
static DECLARE_WAIT_QUEUE_HEAD(readers);
static bool opened;
static bool has_settings;
static bool attached;

/* Runs behind a probe, where waking is allowed. */
void gyr_device_wake(struct irq_work *work)
{
	wake_up_interruptible(&readers);
}

static int device_open(struct inode *inode, struct file *file)
{
	int error = 0;

	if (!capable(CAP_SYS_ADMIN))
		return -EPERM;
	mutex_lock(&lock);
	if (opened)
		error = -EBUSY;
	else
		opened = true;
	mutex_unlock(&lock);
	return error;
}

static void detach(void)
{
	if (attached)
		gyr_hooks_remove();
	attached = false;
}

/* Also when the reader was killed. Mappings are gone by now: each holds the file. */
static int device_release(struct inode *inode, struct file *file)
{
	mutex_lock(&lock);
	detach();
	gyr_rings_free();
	memset(&gyr_settings, 0, sizeof(gyr_settings));
	has_settings = false;
	opened = false;
	mutex_unlock(&lock);
	return 0;
}

static long ioc_hello(void __user *arg)
{
	struct gyr_hello hello = {
		.api = GYR_DRIVER_API,
		.cpus = nr_cpu_ids,
		.schema_hash = GYR_SCHEMA_HASH,
	};

	strscpy(hello.version, THIS_MODULE->version ?: "", sizeof(hello.version));
	return copy_to_user(arg, &hello, sizeof(hello)) ? -EFAULT : 0;
}

static long ioc_rings(void __user *arg)
{
	struct gyr_rings rings;

	if (copy_from_user(&rings, arg, sizeof(rings)))
		return -EFAULT;
	if (gyr_rings_size())
		return -EEXIST;
	return gyr_rings_allocate(rings.ring_bytes);
}

static long ioc_settings(void __user *arg)
{
	struct gyr_settings *settings = memdup_user(arg, sizeof(*settings));
	long error = 0;

	if (IS_ERR(settings))
		return PTR_ERR(settings);
	if (settings->snaplen > U16_MAX || settings->long_snaplen > U16_MAX) {
		error = -EINVAL;
	} else {
		/* Its own idea of its id is that of its namespace. */
		if (settings->self)
			settings->self = current->tgid;
		memcpy(&gyr_settings, settings, sizeof(gyr_settings));
		has_settings = true;
		if (attached)
			error = gyr_hooks_update();
	}
	kfree(settings);
	return error;
}

static long ioc_attach(void)
{
	int error;

	if (!has_settings || !gyr_rings_size())
		return -EINVAL;
	if (attached)
		return 0;
	error = gyr_hooks_update();
	if (error)
		gyr_hooks_remove();
	else
		attached = true;
	return error;
}

static long ioc_counters(void __user *arg)
{
	struct gyr_counters_request request;
	u32 cpu;

	if (copy_from_user(&request, arg, sizeof(request)))
		return -EFAULT;
	if (request.cpu >= nr_cpu_ids)
		return -EINVAL;
	cpu = array_index_nospec(request.cpu, nr_cpu_ids);
	memset(&request.counters, 0, sizeof(request.counters));
	if (cpu_possible(cpu))
		gyr_ring_count(per_cpu_ptr(&gyr_ring_of_cpu, cpu), &request.counters);
	return copy_to_user(arg, &request, sizeof(request)) ? -EFAULT : 0;
}

static long device_ioctl(struct file *file, unsigned int command, unsigned long arg)
{
	void __user *user = (void __user *)arg;
	long result;

	if (mutex_lock_interruptible(&lock))
		return -ERESTARTSYS;
	switch (command) {
	case GYR_IOC_HELLO:
		result = ioc_hello(user);
		break;
	case GYR_IOC_RINGS:
		result = ioc_rings(user);
		break;
	case GYR_IOC_SETTINGS:
		result = ioc_settings(user);
		break;
	case GYR_IOC_ATTACH:
		result = ioc_attach();
		break;
	case GYR_IOC_DETACH:
		detach();
		result = 0;
		break;
	case GYR_IOC_COUNTERS:
		result = ioc_counters(user);
		break;
	default:
		result = -ENOTTY;
	}
	mutex_unlock(&lock);
	return result;
}

/* Ring `cpu` starts at page cpu * page_count: one page to write, the rest to read. */
static int map_ring(struct vm_area_struct *vma)
{
	unsigned long count = 2 + 2 * (gyr_rings_size() >> PAGE_SHIFT), number = vma_pages(vma);
	unsigned long cpu = vma->vm_pgoff / count, first = vma->vm_pgoff % count;
	struct gyr_ring *ring;

	if (!gyr_rings_size() || cpu >= nr_cpu_ids || first > 1 ||
	    number != (first ? count - 1 : 1))
		return -EINVAL;
	cpu = array_index_nospec(cpu, nr_cpu_ids);
	if (!cpu_possible(cpu))
		return -EINVAL;
	if (first && vma->vm_flags & VM_WRITE)
		return -EPERM;
	if (first)
		gyr_vma_read_only(vma);
	else
		gyr_vma_fixed(vma);
	ring = per_cpu_ptr(&gyr_ring_of_cpu, cpu);
	return vm_insert_pages(vma, vma->vm_start, ring->pages + first, &number);
}

static int device_mmap(struct file *file, struct vm_area_struct *vma)
{
	int error;

	if (!(vma->vm_flags & VM_SHARED))
		return -EINVAL;
	/* Not interruptible: mmap cannot be restarted half way. RINGS under it takes long at most. */
	mutex_lock(&lock);
	error = map_ring(vma);
	mutex_unlock(&lock);
	return error;
}

static bool beyond_watermark(void)
{
	u32 watermark = READ_ONCE(gyr_settings.watermark);
	int cpu;

	for_each_possible_cpu(cpu) {
		struct gyr_ring *ring = per_cpu_ptr(&gyr_ring_of_cpu, cpu);
		u64 used = READ_ONCE(ring->producer->position) - READ_ONCE(ring->consumer->position);

		if (used && used >= watermark)
			return true;
	}
	return false;
}

static __poll_t device_poll(struct file *file, poll_table *table)
{
	__poll_t ready = 0;

	poll_wait(file, &readers, table);
	WRITE_ONCE(gyr_reader_waits, true);
	/* Either a writer sees that somebody waits, or its record is seen here. */
	smp_mb();
	mutex_lock(&lock);
	if (!gyr_rings_size())
		ready = EPOLLERR;
	else if (beyond_watermark())
		ready = EPOLLIN | EPOLLRDNORM;
	mutex_unlock(&lock);
	return ready;
}

static const struct file_operations operations = {
	.owner = THIS_MODULE,
	.open = device_open,
	.release = device_release,
	.unlocked_ioctl = device_ioctl,
	.mmap = device_mmap,
	.poll = device_poll,
};

static struct miscdevice device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "gyr",
	.fops = &operations,
	.mode = 0600,
};

int gyr_device_add(void)
{
	return misc_register(&device);
}

/* The module is in use as long as the device is open: nothing can be attached here. */
void gyr_device_remove(void)
{
	misc_deregister(&device);
}
