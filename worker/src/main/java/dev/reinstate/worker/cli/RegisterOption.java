package dev.reinstate.worker.cli;

import dev.reinstate.activities.store.Schema;
import dev.reinstate.activities.store.StoreSettings;
import dev.reinstate.worker.demo.DemoStore;
import dev.reinstate.worker.settings.InvalidSettings;
import dev.reinstate.worker.settings.Settings;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Mixin;

/** Which register a tool works on: the one that the settings name; without settings, or with --data, a demo's. */
final class RegisterOption {

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private ConfigOption config = new ConfigOption();

    <T> T on(Function<StoreSettings, T> work) {
        return data.named() || !config.given() ? DemoStore.on(data.folder(), work) : work.apply(production());
    }

    private StoreSettings production() {
        Settings settings = config.settings();
        StoreSettings register = settings.register();
        settings.sound();
        List<String> faults = Schema.faults(register);
        if (!faults.isEmpty()) {
            throw new InvalidSettings(faults);
        }
        return register;
    }
}
