package com.seitech.chat.gateway.cluster;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;

/**
 * Where replicas know of each other. Times are the server's. Every method may throw
 * {@link com.seitech.chat.gateway.session.StoreUnavailable}.
 */
public interface Replicas {
    /** Prolongs the replica's lease, or begins one, and answers how things stand. */
    Roll renew(Replica self, Duration lease);

    /** How things stand, asked by somebody who is none of them any more. */
    Roll roll();

    /**
     * Takes slots, as many of them as are nobody's.
     *
     * @param ofTheDead also those of replicas whose lease ran out, but not soon after the server itself was away
     * @return those that were taken
     */
    Set<Slot> take(Replica self, Collection<Slot> wanted, boolean ofTheDead, Duration lease);

    /** They are nobody's from here on, as far as they were this replica's. */
    void giveBack(Replica self, Collection<Slot> slots);

    /** Its lease ends, and its slots are nobody's. */
    void leave(Replica self);

    /** By which this process is known to the server, and probably to those beside it. */
    String address();

    /** What replicas tell each other to prove that they are some. Made by the first. */
    String secret();
}
