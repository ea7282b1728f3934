/* SPDX-License-Identifier: Apache-2.0 */
/* Prints gyr_convert(CONVERSION, VALUE) for each line "CONVERSION VALUE" on standard input. */
#include <stdio.h>

#include "convert.h"

int main(void)
{
	unsigned conversion;
	unsigned long long value;

	while (scanf("%u %lli", &conversion, (long long *)&value) == 2)
		printf("%u\n", gyr_convert(conversion, value));
	return 0;
}
