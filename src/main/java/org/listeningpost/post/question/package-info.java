/**
 * What does a post ask? The sentences of a safe text that are questions, in English and Spanish also without a question mark.
 */
@NullMarked
package org.listeningpost.post.question;

import org.jspecify.annotations.NullMarked;
