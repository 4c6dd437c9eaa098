using System.Globalization;
using UserMacro.Storage.Conformance;

// Writes rising numbers to some grains side by side; a line "grain number" is an acknowledged write.
const int Grains = 16;
await using var host = await StorageHost.StartAsync(services =>
    services.AddSqliteGrainStorage("crash", options => options.Configure(settings => settings.Path = args[0])));
var storage = host.Storage("crash");
var output = TextWriter.Synchronized(Console.Out);
await Task.WhenAll(Enumerable.Range(0, Grains).Select(async grain =>
{
    var id = GrainId.Create("crash", grain.ToString(CultureInfo.InvariantCulture));
    var state = new GrainState<SampleState>(new());
    await storage.ReadStateAsync("state", id, state);
    while (true)
    {
        var number = state.State!.Number + 1;
        state.State = new() { Number = number, Text = new string((char)('a' + (number % 26)), number % 5000), Large = number * 3L };
        await storage.WriteStateAsync("state", id, state);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{grain} {number}"));
        output.Flush();
    }
}));
