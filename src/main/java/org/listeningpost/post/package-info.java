/**
 * What is a post once it is safe? Records on java.* only; nothing here can hold unredacted text.
 */
@NullMarked
package org.listeningpost.post;

import org.jspecify.annotations.NullMarked;
