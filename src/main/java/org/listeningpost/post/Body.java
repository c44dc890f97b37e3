package org.listeningpost.post;

import org.jspecify.annotations.Nullable;

/** The redacted words of a post. */
public record Body(
        SafeText text, @Nullable SafeText title, @Nullable SafeText attachmentText) {}
