using System.Diagnostics;
using System.Globalization;
using UserMacro.Storage.Conformance;

namespace UserMacro.Orleans.Sqlite.Tests.Records;

public sealed class CrashTests : IDisposable
{
    const int Kills = 6;
    const int Grains = 16;

    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Kill_InTheMiddleOfWrites_EveryAcknowledgedWriteIsThere()
    {
        var path = _folder.File("records.db");
        var acknowledged = new int[Grains];
        for (var kill = 0; kill < Kills; kill++)
        {
            await WriteAndKillAsync(path, Random.Shared.Next(20, 600), acknowledged);
            await using var host = await SqliteHost.StartAsync(path);
            for (var grain = 0; grain < Grains; grain++)
            {
                var state = new GrainState<SampleState>(new());
                await host.Storage(SqliteHost.Name).ReadStateAsync(
                    "state", GrainId.Create("crash", grain.ToString(CultureInfo.InvariantCulture)), state, TestContext.Current.CancellationToken);
                var number = state.State!.Number;
                number.ShouldBeInRange(acknowledged[grain], acknowledged[grain] + 1);
                state.State.ShouldBe(number == 0
                    ? new()
                    : new() { Number = number, Text = new string((char)('a' + (number % 26)), number % 5000), Large = number * 3L });
            }
        }

        acknowledged.Sum().ShouldBeGreaterThan(Kills * 20);
    }

    public void Dispose() => _folder.Dispose();

    static async Task WriteAndKillAsync(string path, int acknowledgements, int[] acknowledged)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "UserMacro.Orleans.Sqlite.CrashWriter.dll");
        using var writer = Process.Start(new ProcessStartInfo("dotnet", [program, path]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            for (var seen = 0; await writer.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line; seen++)
            {
                var parts = line.Split(' ');
                acknowledged[int.Parse(parts[0], CultureInfo.InvariantCulture)] = int.Parse(parts[1], CultureInfo.InvariantCulture);
                if (seen == acknowledgements)
                {
                    writer.Kill();
                }
            }
        }
        finally
        {
            writer.Kill();
            await writer.WaitForExitAsync(CancellationToken.None);
        }
    }
}
