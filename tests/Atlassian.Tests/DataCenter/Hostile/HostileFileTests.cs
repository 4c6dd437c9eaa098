using UserMacro.Atlassian.DataCenter.Files;

namespace UserMacro.Atlassian.Tests.DataCenter.Hostile;

/// <summary>Each construct of each format of import files, at depths and breadths up to the size limit, read by a process that must live.</summary>
public sealed class HostileFileTests
{
    /// <summary>CPU of the process, collections of garbage included; a file of the largest size is read within it.</summary>
    const double MostMilliseconds = 6_000;

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_HostileFile_EndsSoonAndSaysWhy()
    {
        using var process = new HostileProcess();
        List<string> faults = [];
        var worst = (Milliseconds: 0.0, Name: "");
        foreach (var name in HostileFiles.All.Keys)
        {
            foreach (var size in new[] { 100, 1_000, 10_000, 100_000, 1_300_000 })
            {
                var run = await process.RunAsync(name, size, Cancellation);
                if (run is null)
                {
                    faults.Add($"{name} {size}: the process died");
                    break;
                }

                if (run.Fault.Length > 0)
                {
                    faults.Add($"{name} {size}: {run.Fault}");
                }

                if (run.CpuMilliseconds > MostMilliseconds)
                {
                    faults.Add($"{name} {size}: {run.CpuMilliseconds} ms");
                }

                if (run.CpuMilliseconds > worst.Milliseconds)
                {
                    worst = (run.CpuMilliseconds, $"{name} {size}");
                }
            }

            if (faults.Count > 0)
            {
                break;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{HostileFiles.All.Count} files, 5 sizes; the worst: {worst.Name}, {worst.Milliseconds:0} ms of CPU");
        faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("xml-nested", 1_000, "64 levels deep")]
    [InlineData("xml-nested-in-template", 1_000, "64 levels deep")]
    [InlineData("xml-attributes", 1_000, "1000 attributes; at most 256")]
    [InlineData("xml-attributes-behind-instruction", 1_000, "1000 attributes; at most 256")]
    [InlineData("xml-attributes-behind-comment", 1_000, "1000 attributes; at most 256")]
    [InlineData("xml-attributes-behind-text", 1_000, "1000 attributes; at most 256")]
    [InlineData("xml-attributes-behind-cdata", 1_000, "1000 attributes; at most 256")]
    [InlineData("xml-attributes-behind-type", 1_000, "document type")]
    [InlineData("xml-elements", 1_000_001, "1000000 elements")]
    [InlineData("xml-cdata", 300_000, "292 KB; the limit is 256 KB")]
    [InlineData("xml-many-parameters", 201, "201 parameters; at most 200")]
    [InlineData("xml-many-values", 1_001, "1001 values; at most 1000")]
    [InlineData("xml-entities", 10, "document type")]
    [InlineData("json-arrays", 33, "32 levels deep")]
    [InlineData("json-numbers", 2_000_000, "2000000 values")]
    [InlineData("json-half-pair", 1, "not valid Unicode")]
    [InlineData("json-name", 256, "256 characters; the limit is 255")]
    [InlineData("json-parameters", 201, "201 parameters; at most 200")]
    [InlineData("csv-columns", 200, "200 columns")]
    [InlineData("csv-rows", 6_000, "more entries")]
    [InlineData("csv-field", 300_000, "292 KB; the limit is 256 KB")]
    [InlineData("zip-entries", 5_001, "5000 files")]
    [InlineData("zip-entries-unsaid", 5_001, "5000 files")]
    [InlineData("zip64-entries", 100_000, "ZIP64")]
    [InlineData("zip64-disks", 100_000, "ZIP64")]
    [InlineData("zip64-offset", 100_000, "ZIP64")]
    [InlineData("zip-names", 2_000, "2003 characters; the limit is 1000")]
    [InlineData("zip-bomb", 100_000, "larger than 64 MB")]
    public void Read_HostileFile_NamesTheLimitAndWhatThereIs(string name, int size, string words)
    {
        var file = HostileFiles.All[name];

        Said(file.Name, file.Make(size)).ShouldContain(message => message.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("xml-nested-in-template", 62)]
    [InlineData("json-objects-with-list", 29)]
    [InlineData("csv-cells", 190)]
    [InlineData("header-bars", 1_000)]
    public void Read_WithinTheLimits_IsRead(string name, int size)
    {
        var file = HostileFiles.All[name];

        Said(file.Name, file.Make(size)).ShouldNotContain(message => message.Contains("at most", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_BrokenArchives_AreReadOrRefused()
    {
        var whole = HostileFiles.Archive();
        var random = new Random(13);
        for (var round = 0; round < 5_000; round++)
        {
            var broken = whole.ToArray();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
            {
                broken[random.Next(broken.Length)] = (byte)random.Next(256);
            }

            if (round % 5 == 0)
            {
                broken = broken[..random.Next(broken.Length)];
            }

            Should.NotThrow(() => Said("x.zip", broken), $"round {round}");
        }
    }

    static IEnumerable<string> Said(string name, byte[] content)
    {
        try
        {
            return [.. MacroFileReader.Read(name, content).Problems.Select(problem => problem.Message)];
        }
        catch (RefusedArchiveException refused)
        {
            return [refused.Message];
        }
    }
}
