package com.seitech.chat.gateway.bench;

import com.seitech.chat.gateway.program.Table;

/** One question, and the program that answers it. */
interface Section {
    String name();

    void run(Table table) throws NotMeasurable;
}
