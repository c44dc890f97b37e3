package org.listeningpost.cli;

import org.jspecify.annotations.Nullable;
import org.listeningpost.ingest.pseudonym.Account;
import org.listeningpost.post.Platform;
import picocli.CommandLine.Option;

/** By what a platform knows the account that somebody means: its handle, unless one of these is given. */
final class AccountKind {
    static final String NOTHING_KNOWN =
            "nothing is stored under this account. Sources that send no handle name people by"
                    + " the platform's id (--id), the address of their profile (--profile) or their name as it is shown (--name)";

    @Option(names = "--id", description = "The account is the platform's own id, not a handle.")
    private boolean isId;

    @Option(
            names = "--profile",
            description = "It is the address of a profile, for sources that send neither handle nor id.")
    private boolean isProfile;

    @Option(
            names = "--name",
            description = "It is a name as the platform shows it, for sources that send nothing else (reviews).")
    private boolean isName;

    static Account account(@Nullable AccountKind kind, Platform platform, String account) {
        if (kind == null) {
            return Account.ofHandle(platform, account);
        }
        if (kind.isId) {
            return Account.ofId(platform, account);
        }
        if (kind.isName) {
            return Account.ofName(platform, account);
        }
        return kind.isProfile ? Account.ofProfile(platform, account) : Account.ofHandle(platform, account);
    }
}
