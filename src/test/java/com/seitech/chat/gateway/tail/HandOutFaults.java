package com.seitech.chat.gateway.tail;

/**
 * What goes wrong in a simulated run, in percent of the occasions.
 *
 * @param lost answers that leave the gateway and reach nobody
 * @param failed answers that the gateway cannot write, and knows so
 * @param queued sends that are answered before they are delivered
 * @param refused sends that are not delivered, or not known to be
 * @param late agents' messages that show seconds after their id was taken
 * @param unsaved answers whose hand-out the store does not take
 * @param kills of the gateway in a run
 * @param reloads of a page in a run
 */
record HandOutFaults(
        int tabs, int lost, int failed, int queued, int refused, int late, int unsaved, int kills, int reloads) {
    static final HandOutFaults NONE = new HandOutFaults(1, 0, 0, 0, 0, 20, 0, 0, 0);

    HandOutFaults inTabs(int number) {
        return new HandOutFaults(number, lost, failed, queued, refused, late, unsaved, kills, reloads);
    }

    HandOutFaults queueing(int percent) {
        return new HandOutFaults(tabs, lost, failed, percent, refused, late, unsaved, kills, reloads);
    }
}
