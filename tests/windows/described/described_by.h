/* In place of what is compiled from the data: domains with small numbers, some of which Windows knows as errors. */
#ifndef IKEERR_DESCRIBED_BY_H
#define IKEERR_DESCRIBED_BY_H

enum { DESCRIBED_BY_FORMAT_MESSAGE = 1 << IKEERR_IKEV2, DESCRIBED_BY_ERROR_STRING = 1 << IKEERR_IKEV1 };

#endif
