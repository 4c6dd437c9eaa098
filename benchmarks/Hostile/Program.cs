using UserMacro.Hostile;
using UserMacro.Hostile.Measuring;

if (args is [HonestViewers.Argument])
{
    await HonestViewers.RunAsync(Console.In, Console.Out);
    return 0;
}

// Hostile inputs by family, each beside honest renders; or, with --minutes, the worst of them by many tenants at once.
if (HostileOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync("Options: [--inputs TEXT;TEXT…] [--seconds N] [--minutes N] [--tenants N]; see ./bench --help.");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) =>
{
    key.Cancel = true;
    stop.Cancel();
};
await (options.Soak == TimeSpan.Zero
    ? HostileRun.PrintAsync(options, Console.Out, Console.Error, stop.Token)
    : SoakRun.PrintAsync(options, Console.Out, Console.Error, stop.Token));
return 0;
