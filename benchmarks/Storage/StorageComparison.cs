using System.Diagnostics;
using System.Globalization;
using Amazon.DynamoDBv2;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using UserMacro.DynamoDB.Local;
using UserMacro.Storage.Conformance;
using UserMacro.Storage.Contenders;

namespace UserMacro.Storage;

/// <summary>Measures both contenders in turn, several times, and prints the medians and their ratios.</summary>
static class StorageComparison
{
    const string Name = "storage";
    const int Rounds = 15;

    // So many operations of each kind in a round that it lasts about as long for either size.
    static readonly (string Size, int Bytes, int Operations)[] States = [("2 KB", 2 * 1024, 300), ("600 KB", 600 * 1024, 25)];

    /// <summary>Prints the comparison.</summary>
    public static async Task<int> RunAsync(DynamoDBLocal local, TextWriter output)
    {
        await using var host = await StorageHost.StartAsync(services =>
        {
            services.AddKeyedSingleton<IAmazonDynamoDB>(Name, local.Client);
            services.AddDynamoDBGrainStorage(Name, options => options.Configure(settings =>
            {
                (settings.ServiceKey, settings.CreateIfNotExists, settings.GrainStorageSerializer) = (Name, true, new Bytes.Serializer());
            }));
        });
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{"",-14}{"raw µs",12}{"provider µs",14}{"time ratio",12}{"raw CPU µs",14}{"provider CPU µs",18}{"CPU ratio",12}"));
        foreach (var (size, length, operations) in States)
        {
            var bytes = new byte[length];
            new Random(length).NextBytes(bytes);
            var raw = new RawCalls(local.Client, DynamoDBStorageOptions.DefaultTableName, bytes);
            var provider = new ThroughProvider(host.Storage(Name), bytes);
            await CompareAsync($"write {size}", operations, raw.WriteAsync, provider.WriteAsync, output);
            await CompareAsync($"read {size}", operations, () => ReadAsync(raw, length), () => ReadAsync(provider, length), output);
        }

        return 0;
    }

    static async Task ReadAsync(IContender contender, int length)
    {
        if (await contender.ReadAsync() != length)
        {
            throw new InvalidOperationException("The state that was read is not the one that was written.");
        }
    }

    static async Task CompareAsync(string what, int operations, Func<Task> raw, Func<Task> provider, TextWriter output)
    {
        var samples = new List<(Sample Raw, Sample Provider)>();
        for (var round = 0; round <= Rounds; round++)
        {
            // Turns change, lest one always follows the other's garbage.
            var first = await MeasureAsync(operations, round % 2 == 0 ? raw : provider);
            var second = await MeasureAsync(operations, round % 2 == 0 ? provider : raw);
            // The first round warms up.
            if (round > 0)
            {
                samples.Add(round % 2 == 0 ? (first, second) : (second, first));
            }
        }

        // Ratios within a round, because what else the machine does changes between rounds.
        double[] figures =
        [
            Median(samples.Select(sample => sample.Raw.Time)),
                Median(samples.Select(sample => sample.Provider.Time)), Median(samples.Select(sample => sample.Provider.Time / sample.Raw.Time)),
            Median(samples.Select(sample => sample.Raw.Cpu)),
                Median(samples.Select(sample => sample.Provider.Cpu)), Median(samples.Select(sample => sample.Provider.Cpu / sample.Raw.Cpu)),
        ];
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
                $"{what,-14}{figures[0],12:0}{figures[1],14:0}{figures[2],12:0.00}{figures[3],14:0}{figures[4],18:0}{figures[5],12:0.00}"));
    }

    static async Task<Sample> MeasureAsync(int operations, Func<Task> operation)
    {
        using var self = Process.GetCurrentProcess();
        var cpu = self.TotalProcessorTime;
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < operations; i++)
        {
            await operation();
        }

        var time = Stopwatch.GetElapsedTime(start);
        self.Refresh();
        return new(time.TotalMicroseconds / operations, (self.TotalProcessorTime - cpu).TotalMicroseconds / operations);
    }

    static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }

    sealed record Sample(double Time, double Cpu);
}
