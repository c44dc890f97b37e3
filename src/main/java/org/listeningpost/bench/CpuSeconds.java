package org.listeningpost.bench;

/** Processor time of the service and of Elasticsearch; the difference of two is what something cost. */
record CpuSeconds(double service, double engine) {
    CpuSeconds since(CpuSeconds before) {
        return new CpuSeconds(service - before.service, engine - before.engine);
    }

    CpuSeconds per(double count) {
        return new CpuSeconds(service / count, engine / count);
    }
}
