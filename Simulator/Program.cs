using UserMacro.Simulator;

await SimulatorHost.Create(args).RunAsync();
