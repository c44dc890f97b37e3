package org.listeningpost.config;

import java.util.regex.Pattern;

/** Which hosts are this machine, as they are written: names are not looked up, since what one means may change after the check. */
public final class Loopback {
    private static final Pattern HOST =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(0*:)+0*1]?", Pattern.CASE_INSENSITIVE);

    private Loopback() {}

    public static boolean is(String host) {
        return HOST.matcher(host).matches();
    }
}
