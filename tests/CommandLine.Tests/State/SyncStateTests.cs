using UserMacro.CommandLine.Files;
using UserMacro.CommandLine.State;
using UserMacro.Processes;

namespace UserMacro.CommandLine.Tests.State;

public sealed class SyncStateTests : IDisposable
{
    static readonly Uri Service = new("https://one.example.com/");

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Save_TwoServices_KeepsThemApart()
    {
        var other = new Uri("https://two.example.com/");
        Remember(Service, "m", new(1, "d1", "f1"));
        Remember(other, "m", new(2, "d2", "f2"));

        Load(Service).Of("m").ShouldBe(new(1, "d1", "f1"));
        Load(other).Of("m").ShouldBe(new(2, "d2", "f2"));
        Load(Service).Of("n").ShouldBeNull();
    }

    [Fact]
    public void Save_SameMacros_WritesTheSameFile()
    {
        Remember(Service, "b", new(1, "d", "f"));
        Remember(Service, "a", new(1, "d", "f"));
        var first = File.ReadAllText(StateFile);
        File.Delete(StateFile);
        Remember(Service, "a", new(1, "d", "f"));
        Remember(Service, "b", new(1, "d", "f"));

        File.ReadAllText(StateFile).ShouldBe(first);
    }

    [Fact]
    public void Save_NothingRemembered_WritesNothing()
    {
        Load(Service).Save();

        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("""{"format":2,"services":{}}""")]
    [InlineData("""{"format":1,"services":null}""")]
    [InlineData("""{"format":1,"services":{"https://one.example.com/":null}}""")]
    [InlineData("""{"format":1,"services":{"https://one.example.com/":{"m":null}}}""")]
    [InlineData("""{"format":1,"services":{"https://one.example.com/":{"m":7}}}""")]
    public void Load_Broken_KnowsNothing(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(StateFile)!);
        File.WriteAllText(StateFile, text);

        Load(Service).Of("m").ShouldBeNull();
    }

    [Fact]
    public void Load_Link_IsRefused()
    {
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, ".usermacro"), "/tmp");

        Should.Throw<UnsafeFileException>(() => Load(Service));
    }

    string StateFile => Path.Combine(_folder.Path, ".usermacro", "state.json");

    SyncState Load(Uri service) => SyncState.Load(new(_folder.Path), service);

    void Remember(Uri service, string key, SyncBase known)
    {
        var state = Load(service);
        state.Set(key, known);
        state.Save();
    }
}
