using System.Diagnostics;
using System.Runtime.Versioning;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using UserMacro.Grains.Interfaces.Quarantine;
using UserMacro.Grains.Rendering.Crashes;
using UserMacro.Grains.Rendering.Jobs;

namespace UserMacro.Grains.Tests.Rendering.Crashes;

public sealed class CrashRecordTests : IDisposable
{
    const string Tenant = "t-000102030405060708090a0b0c0d0e0f";

    readonly string _folder = Directory.CreateTempSubdirectory("usermacro-").FullName;
    readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    [Fact]
    public void Open_AfterAnUncleanEnd_KnowsWhatWasInProgressAndNothingElse()
    {
        Leave(record =>
        {
            Begin(record, "deadly", default);
            var done = record.Lease()!;
            done.Begin(Job("honest", default));
            done.End();
        });

        var suspicion = Open().Suspects.All.ShouldHaveSingleItem();

        (suspicion.Kind, suspicion.Reason, suspicion.Viewer, suspicion.At).ShouldBe((SuspectKind.Render, QuarantineReason.ProcessEnded, "", _time.GetUtcNow()));
        (IsMacro(suspicion, "deadly"), IsMacro(suspicion, "honest")).ShouldBe((true, false));
    }

    [Theory]
    [InlineData(0, SuspectKind.Render)]
    [InlineData(1, SuspectKind.Editing)]
    [InlineData(2, SuspectKind.Editing)]
    [InlineData(3, SuspectKind.Body)]
    public void Open_AfterAnUncleanEnd_KnowsWhatWasDone(int kind, SuspectKind expected)
    {
        Leave(record => Begin(record, "badge", new((RenderKind)kind, kind == (int)RenderKind.Body ? "viewer" : null)));

        var suspicion = Open().Suspects.All.ShouldHaveSingleItem();

        suspicion.Kind.ShouldBe(expected);
        suspicion.Viewer.ShouldBe(expected == SuspectKind.Body ? SuspectKey.TextOf(SuspectKey.Parse(suspicion.Key)!.MarkOf(Tenant, "badge", "viewer")) : "");
    }

    [Fact]
    public void Dispose_NothingInProgress_LeavesNothing()
    {
        var record = Open().Record;
        using (var slot = record.Lease()!)
        {
            slot.Begin(Job("badge", default));
            slot.End();
        }

        record.Dispose();

        Directory.GetFiles(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void Dispose_AThreadDoesNotEnd_LeavesItsMacroSuspect()
    {
        var record = Open().Record;
        Begin(record, "endless", default);

        record.Dispose();

        IsMacro(Open().Suspects.All.ShouldHaveSingleItem(), "endless").ShouldBeTrue();
    }

    [Fact]
    public void Open_AgainWithinTheHour_KnowsTheSameSuspicion()
    {
        Leave(record => Begin(record, "deadly", default));
        var (first, suspects) = Open();
        first.Dispose();
        _time.Advance(TimeSpan.FromMinutes(59));

        Open().Suspects.All.ShouldBe(suspects.All);
    }

    [Fact]
    public void Open_AfterTheHour_HasForgotten()
    {
        Leave(record => Begin(record, "deadly", default));
        Open().Record.Dispose();
        _time.Advance(TimeSpan.FromMinutes(61));
        Open().Record.Dispose();

        Directory.GetFiles(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void Open_FileOfALivingSilo_IsLeftAlone()
    {
        var (living, _) = Open();
        Begin(living, "badge", default);

        Open().Suspects.All.ShouldBeEmpty();

        Directory.GetFiles(_folder).Length.ShouldBe(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(CrashFile.HeaderBytes + 7)]
    [InlineData(CrashFile.Length)]
    [InlineData(CrashFile.Length + 1)]
    public void Open_ForeignOrTornFile_IsLeftAloneAndChangesNothing(int length)
    {
        var path = Path.Combine(_folder, "silo-1-foreign.crash");
        var content = new byte[length];
        new Random(length).NextBytes(content);
        File.WriteAllBytes(path, content);

        var (record, suspects) = Open();

        suspects.All.ShouldBeEmpty();
        record.IsOpen.ShouldBeTrue();
        File.ReadAllBytes(path).ShouldBe(content);
    }

    [Fact]
    public void Open_TornAndSenselessSlots_AreLeftOut()
    {
        Leave(record => Begin(record, "deadly", default));
        var path = Directory.GetFiles(_folder).Single();
        using (var file = new FileStream(path, FileMode.Open))
        {
            var number = 0;
            foreach (var (state, kind, macro) in new[] { (0, 0, 7), (2, 0, 7), (-1, 0, 7), (1, 9, 7), (1, -1, 7), (1, 0, 0) })
            {
                file.Position = CrashFile.HeaderBytes + ((100 + number++) * CrashFile.SlotBytes);
                file.Write(BitConverter.GetBytes(state));
                file.Write(BitConverter.GetBytes(kind));
                file.Position += 8;
                file.Write(BitConverter.GetBytes((long)macro));
                file.Write(BitConverter.GetBytes(0L));
            }
        }

        IsMacro(Open().Suspects.All.ShouldHaveSingleItem(), "deadly").ShouldBeTrue();
    }

    [Fact]
    public void Open_FolderCannotBeUsed_RecordsNothingAndGoesOn()
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");

        var (record, suspects) = Open(Path.Combine(file, "records"));

        (record.IsOpen, record.Lease()).ShouldBe((false, null));
        suspects.All.ShouldBeEmpty();
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Open_Unix_FileAndFolderAreTheAccountsOwn()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps temporary folders apart.");
        var folder = Path.Combine(_folder, "records");
        Open(folder);

        Convert.ToString((int)File.GetUnixFileMode(folder), 8).ShouldBe("700");
        Convert.ToString((int)File.GetUnixFileMode(Directory.GetFiles(folder).Single()), 8).ShouldBe("600");
    }

    [Theory]
    [InlineData("750", 0x1E8)]
    [InlineData("701", 0x1C1)]
    [InlineData("777", 0x1FF)]
    [UnsupportedOSPlatform("windows")]
    public void Open_FolderIsOpenToOthers_RecordsNothingAndSaysWhatToDo(string mode, int bits)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps temporary folders apart.");
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "open")).FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)bits);

        Open(folder).Record.IsOpen.ShouldBeFalse();

        Directory.GetFiles(folder).ShouldBeEmpty();
        Should.Throw<UnauthorizedAccessException>(() => PrivateFolder.Create(folder)).Message.ShouldBe(
            $"the folder is open to other accounts (its mode is {mode}). Set its mode to 700, or set RenderPool:RecordPath to a folder inside it that does not "
                + "exist yet");
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Open_FolderOfAnotherAccount_RecordsNothingAndSaysWhatToDo()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can give a folder away.");
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "foreign"), (UnixFileMode)0x1C0).FullName;
        Process.Start("chown", ["12345", folder]).WaitForExit();
        var link = Directory.CreateSymbolicLink(Path.Combine(_folder, "link"), folder).FullName;

        Open(folder).Record.IsOpen.ShouldBeFalse();
        Open(link).Record.IsOpen.ShouldBeFalse();

        Should.Throw<UnauthorizedAccessException>(() => PrivateFolder.Create(folder)).Message.ShouldContain("belongs to another account. Remove it, or set");
    }

    [Fact]
    public void Lease_MoreThreadsThanSlots_GoesWithout()
    {
        var record = Open().Record;
        var slots = Enumerable.Range(0, CrashFile.Slots).Select(_ => record.Lease()!).ToList();
        slots.Select(slot => slot.Number).Distinct().Count().ShouldBe(CrashFile.Slots);

        record.Lease().ShouldBeNull();

        slots[5].Dispose();
        record.Lease()!.Number.ShouldBe(slots[5].Number);
    }

    [Fact]
    public void File_NamesNeitherTenantNorMacro()
    {
        Leave(record => Begin(record, "very-secret-macro", new(RenderKind.Body, "some-viewer")));

        var text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(Directory.GetFiles(_folder).Single()));

        text.ShouldNotContain("very-secret");
        text.ShouldNotContain("some-viewer");
        text.ShouldNotContain(Tenant);
    }

    [Fact]
    public void Begin_AllocatesNothingOnceTheMacroIsKnown()
    {
        using var slot = Open().Record.Lease()!;
        var job = Job("badge", default);
        slot.Begin(job);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var time = 0; time < 1000; time++)
        {
            slot.Begin(job);
            slot.End();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A silo that ends uncleanly: its file is there afterwards, and nobody holds it.</summary>
    void Leave(Action<CrashRecord> work)
    {
        var record = Open().Record;
        work(record);
        var path = Directory.GetFiles(_folder).Single();
        record.Dispose();
        File.Exists(path).ShouldBeTrue();
    }

    (CrashRecord Record, CrashSuspects Suspects) Open(string? folder = null)
    {
        var suspects = new CrashSuspects(_time);
        return (new(Options.Create(new RenderPoolOptions { RecordPath = folder ?? _folder }), suspects, _time, NullLogger<CrashRecord>.Instance), suspects);
    }

    static void Begin(CrashRecord record, string macro, RenderSubject subject) => record.Lease()!.Begin(Job(macro, subject));

    static RenderJob<string> Job(string macro, RenderSubject subject) => new(new(Tenant, macro), subject, _ => ("", false), CancellationToken.None);

    static bool IsMacro(Suspicion suspicion, string macro) =>
        string.Equals(suspicion.Macro, SuspectKey.TextOf(SuspectKey.Parse(suspicion.Key)!.MarkOf(Tenant, macro)), StringComparison.Ordinal);
}
