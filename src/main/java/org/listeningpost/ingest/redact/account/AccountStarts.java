package org.listeningpost.ingest.redact.account;

import java.util.List;
import org.listeningpost.ingest.redact.text.WordStarts.Start;

/** The rules for accounts and addresses of mail that begin at words of their own. */
public final class AccountStarts {
    /** Of two rules at one word the first here comes first. */
    public static final List<Start> ALL = List.of(
            new Start(ToldAccount.STARTS, ToldAccount::at),
            new Start(ToldTag.STARTS, ToldTag::at),
            new Start(ToldJoint.STARTS, ToldJoint::at),
            new Start(PrefixedAccount.STARTS, PrefixedAccount::at),
            new Start(SpacedAccount.STARTS, SpacedAccount::at),
            new Start(MarkedMail.STARTS, MarkedMail::unnamed));

    private AccountStarts() {}
}
