package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.chaos.Offence.Fate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What the count came to.
 *
 * @param sent messages that were accepted
 */
record Verdict(long sent, List<Offence> offences) {
    private static final int SHOWN = 30;

    Verdict {
        offences = List.copyOf(offences);
    }

    /** Nothing is wrong, as far as anybody can tell. */
    boolean isClean() {
        return offences.stream().allMatch(offence -> offence.fate() == Fate.UNTOLD);
    }

    /** Messages with that fate, in one place or several. */
    long count(Fate fate) {
        return offences.stream()
                .filter(offence -> offence.fate() == fate)
                .map(Offence::utterance)
                .filter(Objects::nonNull)
                .distinct()
                .count();
    }

    /** The offences with their histories, as far as somebody reads them. */
    String details() {
        String shown = offences.stream().limit(SHOWN).map(Offence::toString).collect(Collectors.joining("\n\n"));
        return offences.size() <= SHOWN ? shown : shown + "\n\nand " + (offences.size() - SHOWN) + " more";
    }

    @Override
    public String toString() {
        return "%d sent, %d delivered, %d lost, %d twice, %d out of order"
                .formatted(
                        sent, sent - count(Fate.LOST), count(Fate.LOST), count(Fate.TWICE), count(Fate.OUT_OF_ORDER));
    }
}
