/**
 * How does a request become a call and a result an answer? Javalin, problem+json, limits, metrics.
 */
@NullMarked
package org.listeningpost.http;

import org.jspecify.annotations.NullMarked;
