using System.Diagnostics;
using System.Globalization;
using UserMacro.Load.Server;

namespace UserMacro.Load;

/// <summary>Measures the three endpoints in turn, several times, and prints the medians and their ratios.</summary>
static class LoadComparison
{
    const int Rounds = 9;
    const double Seconds = 2;
    const double Target = 1.15;

    static readonly (string Name, string Path)[] Endpoints =
    [
        ("(a) token check", "/load/token"),
        ("(b) token check + template", "/load/template"),
        ("(c) real endpoint", "/connect/render"),
    ];

    /// <summary>Prints the comparison.</summary>
    public static async Task<int> RunAsync(LoadServer server, TextWriter output)
    {
        var samples = Endpoints.ToDictionary(endpoint => endpoint.Path, _ => new List<Sample>(), StringComparer.Ordinal);
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var (_, path) in Endpoints)
            {
                var sample = await MeasureAsync(server, path);
                // The first round warms up.
                if (round > 0)
                {
                    samples[path].Add(sample);
                }
            }
        }

        var floors = samples[Endpoints[1].Path];
        await output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{"",-28}{"requests/s",12}{"server CPU µs",16}{"CPU to (b)",12}{"time to (b)",13}"));
        foreach (var (name, path) in Endpoints)
        {
            var own = samples[path];
            var (perSecond, cpu) = (Median(own.Select(sample => sample.PerSecond)), Median(own.Select(sample => sample.CpuMicroseconds)));
            // Ratios within a round, because what else the machine does changes between rounds.
            var (cpuRatio, timeRatio) = (
                Median(own.Zip(floors, (sample, floor) => sample.CpuMicroseconds / floor.CpuMicroseconds)),
                Median(own.Zip(floors, (sample, floor) => floor.PerSecond / sample.PerSecond)));
            await output.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"{name,-28}{perSecond,12:0}{cpu,16:0.0}{cpuRatio,12:0.00}{timeRatio,13:0.00}"));
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Target: (c) at most {Target:0.00} times (b)."));
        return 0;
    }

    static async Task<Sample> MeasureAsync(LoadServer server, string path)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            ArgumentList = { "--client", server.Port.ToString(CultureInfo.InvariantCulture), Seconds.ToString(CultureInfo.InvariantCulture) },
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var targets = server.TargetsBelow(path).ToList();
        using var self = Process.GetCurrentProcess();
        using var client = Process.Start(start)!;
        var before = self.TotalProcessorTime;
        foreach (var target in targets)
        {
            await client.StandardInput.WriteLineAsync(target);
        }

        client.StandardInput.Close();
        var count = int.Parse(await client.StandardOutput.ReadToEndAsync(), CultureInfo.InvariantCulture);
        await client.WaitForExitAsync();
        self.Refresh();
        return new(count / Seconds, (self.TotalProcessorTime - before).TotalMicroseconds / count);
    }

    static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }

    sealed record Sample(double PerSecond, double CpuMicroseconds);
}
