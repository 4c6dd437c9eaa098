using Orleans.Core;
using UserMacro.Grains.Persistence;
using UserMacro.Grains.Tenants;

namespace UserMacro.Grains.Tests.Persistence;

public sealed class PersistentRecordTests
{
    readonly Storage _storage = new();

    [Fact]
    public async Task WriteAsync_UnderWay_ShowsTheFormerValue()
    {
        var former = new DirectoryEntry { Tenant = "former" };
        _storage.State = former;
        var sut = new PersistentRecord<DirectoryEntry>(_storage);
        var writing = new TaskCompletionSource();
        _storage.Write = () => writing.Task;

        var write = sut.WriteAsync(new() { Tenant = "next" });
        sut.Value.ShouldBeSameAs(former);
        writing.SetResult();
        await write;

        sut.Value.Tenant.ShouldBe("next");
    }

    [Fact]
    public async Task WriteAsync_Fails_KeepsTheFormerValue()
    {
        var former = new DirectoryEntry { Tenant = "former" };
        _storage.State = former;
        var sut = new PersistentRecord<DirectoryEntry>(_storage);
        _storage.Write = () => throw new IOException();

        await Should.ThrowAsync<IOException>(sut.WriteAsync(new() { Tenant = "next" }));

        sut.Value.ShouldBeSameAs(former);
        _storage.State.ShouldBeSameAs(former);
    }

    [Fact]
    public async Task ClearAsync_Done_ShowsAFreshValue()
    {
        _storage.State = new() { Tenant = "former" };
        var sut = new PersistentRecord<DirectoryEntry>(_storage);
        sut.Value.Tenant.ShouldBe("former");

        await sut.ClearAsync();

        sut.Value.Tenant.ShouldBe(new DirectoryEntry().Tenant);
    }

    [Fact]
    public async Task ClearAsync_Fails_KeepsTheFormerValue()
    {
        _storage.State = new() { Tenant = "former" };
        var sut = new PersistentRecord<DirectoryEntry>(_storage);
        sut.Value.Tenant.ShouldBe("former");
        _storage.Write = () => throw new IOException();

        await Should.ThrowAsync<IOException>(sut.ClearAsync());

        sut.Value.Tenant.ShouldBe("former");
    }

    [Theory]
    [InlineData("1", "1", false)]
    [InlineData("1", "2", true)]
    [InlineData(null, "1", true)]
    public async Task HasChangedElsewhereAsync_ComparesTheEtag(string? known, string? stored, bool expected)
    {
        (_storage.Etag, _storage.Stored) = (known, stored);

        (await new PersistentRecord<DirectoryEntry>(_storage).HasChangedElsewhereAsync()).ShouldBe(expected);
    }

    sealed class Storage : IStorage<DirectoryEntry>
    {
        public DirectoryEntry State { get; set; } = new();

        public string? Etag { get; set; }

        public bool RecordExists => Etag is not null;

        public string? Stored { get; set; }

        public Func<Task> Write { get; set; } = () => Task.CompletedTask;

        public Task ReadStateAsync()
        {
            Etag = Stored;
            return Task.CompletedTask;
        }

        public Task WriteStateAsync() => Write();

        public Task ClearStateAsync() => Write();
    }
}
