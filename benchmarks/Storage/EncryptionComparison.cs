using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Sqlite.Storage;
using Orleans.Storage;
using UserMacro.Grains.Interfaces.Definitions;
using UserMacro.Grains.Interfaces.Macros;
using UserMacro.Grains.Macros;
using UserMacro.Micro.Rendering;
using UserMacro.Silo.Storage;
using UserMacro.Silo.Storage.Encryption;
using UserMacro.Storage.Conformance;

namespace UserMacro.Storage;

/// <summary>What encryption and compression cost: a macro is saved, and read as by an activation, through the product's storage in SQLite and through the same
/// provider with plain JSON, in turn.</summary>
static class EncryptionComparison
{
    const string Plain = "Plain";
    const string State = "head";
    const int Rounds = 15;
    const int Operations = 300;

    static readonly GrainId Grain = GrainId.Create("macro", "t-0123456789abcdef0123456789abcdef/checklist");

    /// <summary>Prints the comparison.</summary>
    public static async Task<int> RunAsync(TextWriter output)
    {
        using var folder = new TemporaryFolder();
        StorageSettings settings = new(StorageProvider.Sqlite, folder.File("usermacro.db"), folder.File("usermacro.keys.db"), folder.File("usermacro.key"));
        await using var host = await StorageHost.StartAsync(services =>
        {
            services.AddEncryptedSqliteStorage(settings);
            services.AddSqliteGrainStorage(Plain, options => options.Configure(plain =>
                (plain.Path, plain.GrainStorageSerializer) = (folder.File("plain.db"), new PlainSerializer())));
        });
        IGrainStorage plain = host.Storage(Plain), encrypted = host.Storage(StorageNames.Default);
        GrainState<MacroHead> plainState = new(Macro()), encryptedState = new(Macro());
        await output.WriteLineAsync(
            $"{"",-12}{"plain µs",12}{"encrypted µs",14}{"time ratio",12}{"plain CPU µs",14}{"encrypted CPU µs",18}{"CPU ratio",12}");
        await CompareAsync(
            "save", () => plain.WriteStateAsync(State, Grain, plainState), () => encrypted.WriteStateAsync(State, Grain, encryptedState), output);
        await CompareAsync("activation", () => ReadAsync(plain), () => ReadAsync(encrypted), output);

        var record = new GrainState<EncryptedRecord>();
        await host.Storage(StorageNames.Records).ReadStateAsync(State, Grain, record);
        var json = new PlainSerializer().Serialize(Macro()).ToMemory().Length;
        await output.WriteLineAsync($"size of the macro: {json} bytes as JSON, {record.State!.Bytes.Length} bytes stored");
        return 0;
    }

    static async Task ReadAsync(IGrainStorage storage)
    {
        var state = new GrainState<MacroHead>();
        await storage.ReadStateAsync(State, Grain, state);
        if (state.State?.Published is null)
        {
            throw new InvalidOperationException("The macro that was read is not the one that was written.");
        }
    }

    static async Task CompareAsync(string what, Func<Task> plain, Func<Task> encrypted, TextWriter output)
    {
        var samples = new List<(Sample Plain, Sample Encrypted)>();
        for (var round = 0; round <= Rounds; round++)
        {
            // Turns change, lest one always follows the other's garbage.
            var first = await MeasureAsync(round % 2 == 0 ? plain : encrypted);
            var second = await MeasureAsync(round % 2 == 0 ? encrypted : plain);
            // The first round warms up.
            if (round > 0)
            {
                samples.Add(round % 2 == 0 ? (first, second) : (second, first));
            }
        }

        double[] figures =
        [
            Median(samples.Select(sample => sample.Plain.Time)), Median(samples.Select(sample => sample.Encrypted.Time)),
            Median(samples.Select(sample => sample.Encrypted.Time / sample.Plain.Time)),
            Median(samples.Select(sample => sample.Plain.Cpu)), Median(samples.Select(sample => sample.Encrypted.Cpu)),
            Median(samples.Select(sample => sample.Encrypted.Cpu / sample.Plain.Cpu)),
        ];
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-12}{figures[0],12:0}{figures[1],14:0}{figures[2],12:0.00}{figures[3],14:0}{figures[4],18:0}{figures[5],12:0.00}"));
    }

    static async Task<Sample> MeasureAsync(Func<Task> operation)
    {
        using var self = Process.GetCurrentProcess();
        var cpu = self.TotalProcessorTime;
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Operations; i++)
        {
            await operation();
        }

        var time = Stopwatch.GetElapsedTime(start);
        self.Refresh();
        return new(time.TotalMicroseconds / Operations, (self.TotalProcessorTime - cpu).TotalMicroseconds / Operations);
    }

    static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }

    // Published ten times: the head holds the headers.
    static MacroHead Macro()
    {
        var at = new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
        RevisionHeader[] headers =
            [.. Enumerable.Range(1, 10).Select(number => new RevisionHeader(number, "u17", at.AddDays(number), $"Change {number}", $"{number:x16}"))];
        return new()
        {
            Version = 30,
            LatestNumber = 10,
            Published = new(headers[^1], new()
            {
                Name = "Checklist",
                Description = "Shows a checklist with an owner and a level",
                Template = SampleMacro.Text,
                Parameters = [.. SampleMacro.Parameters.Select(name => new ParameterDefinition { Name = name })],
            }),
            Log = new() { Recent = [.. headers], First = 1 },
        };
    }

    sealed record Sample(double Time, double Cpu);

    sealed class PlainSerializer : IGrainStorageSerializer
    {
        public BinaryData Serialize<T>(T? input)
        {
            using var json = new PooledBuffer(4096);
            StateJson.Write(json, input);
            return new(json.Written.ToArray());
        }

        public T Deserialize<T>(BinaryData input) => StateJson.Read<T>(input.ToMemory().Span)!;
    }
}
