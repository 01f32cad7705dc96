package com.seitech.chat.gateway.bench;

/** One question, and the program that answers it. */
interface Section {
    String name();

    void run(Table table) throws NotMeasurable;
}
