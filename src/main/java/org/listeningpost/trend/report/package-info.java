/**
 * How did it develop? Trends over a query: counts, shares, tone, questions and engagement by time bucket, what rises and
 * what nobody has answered, with small cells by place and facility kept back.
 */
@NullMarked
package org.listeningpost.trend.report;

import org.jspecify.annotations.NullMarked;
