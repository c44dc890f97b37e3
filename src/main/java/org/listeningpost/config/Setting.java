package org.listeningpost.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the reference says about a setting, and the range of a number. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Setting {
    /** One or two sentences for the reference. */
    String value();

    long min() default Long.MIN_VALUE;

    long max() default Long.MAX_VALUE;

    /** Never shown. */
    boolean secret() default false;
}
