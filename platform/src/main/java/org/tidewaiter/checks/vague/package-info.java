/**
 * Whether a description of goods tells what they are: words of the tariff, words that name goods, and a linear model learned from
 * descriptions that customs administrations refuse and accept.
 */
@NullMarked
package org.tidewaiter.checks.vague;

import org.jspecify.annotations.NullMarked;
