/**
 * What are posts about? A health vocabulary whose topics are queries that people can read and change; every post carries
 * the topics that it matches, at ingest and, for the past, by a job.
 */
@NullMarked
package org.listeningpost.topic;

import org.jspecify.annotations.NullMarked;
