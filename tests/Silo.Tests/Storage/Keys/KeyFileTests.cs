using System.Runtime.Versioning;
using System.Security.Cryptography;
using UserMacro.Silo.Storage.Keys;
using UserMacro.Storage.Conformance;

namespace UserMacro.Silo.Tests.Storage.Keys;

public sealed class KeyFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    string Path => _folder.File("keys", "usermacro.key");

    [UnsupportedOSPlatform("windows")]
    [Fact]
    public void Create_New_OnlyTheOwnerMayReadIt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File rights of Unix.");
        KeyFile.Create(Path);

        File.GetUnixFileMode(Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.EnumerateFileSystemEntries(_folder.File("keys")).ShouldBe([Path]);
    }

    [Fact]
    public void Read_WhatWasCreated_IsTheSameKey()
    {
        var created = KeyFile.Create(Path);

        var read = KeyFile.Read(Path).ShouldNotBeNull();

        read.Key.ShouldBe(created.Key);
        read.Id.ShouldBe(created.Id);
    }

    [Fact]
    public void Create_ByManyAtOnce_AllGetTheSameKey()
    {
        const int Rounds = 100, Callers = 8;
        using var start = new Barrier(Callers);
        var ids = new string[Rounds, Callers];
        string PathOf(int round) => _folder.File($"keys-{round}", "usermacro.key");

        var callers = Enumerable.Range(0, Callers).Select(caller => new Thread(() =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                start.SignalAndWait(TestContext.Current.CancellationToken);
                ids[round, caller] = KeyFile.Create(PathOf(round)).Id;
            }
        })).ToList();
        callers.ForEach(caller => caller.Start());
        callers.ForEach(caller => caller.Join());

        for (var round = 0; round < Rounds; round++)
        {
            Enumerable.Range(0, Callers).Select(caller => ids[round, caller]).Distinct(StringComparer.Ordinal).ShouldHaveSingleItem($"round {round}");
            Directory.EnumerateFileSystemEntries(_folder.File($"keys-{round}")).ShouldBe([PathOf(round)]);
        }
    }

    [Fact]
    public void Read_NoFile_IsNull() => KeyFile.Read(Path).ShouldBeNull();

    [UnsupportedOSPlatform("windows")]
    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void Read_OpenToOthers_Refused(UnixFileMode more)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "File rights of Unix.");
        KeyFile.Create(Path);
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | more);

        var refusal = Should.Throw<KeyEncryptionException>(() => KeyFile.Read(Path));

        refusal.Message.ShouldContain("chmod 600");
        refusal.Message.ShouldContain(Path);
    }

    [Fact]
    public void Read_AnyByteAltered_RefusedWithoutTheKey()
    {
        var key = Convert.ToBase64String(KeyFile.Create(Path).Key);
        var text = File.ReadAllBytes(Path);

        // All but the line's end, which may change on its way through an editor.
        for (var at = 0; at < text.Length - 1; at++)
        {
            text[at] ^= 1;
            File.WriteAllBytes(Path, text);
            Should.Throw<KeyEncryptionException>(() => KeyFile.Read(Path), $"at {at}").ToString().ShouldNotContain(key[..20]);
            text[at] ^= 1;
        }

        File.WriteAllBytes(Path, text);
        KeyFile.Read(Path).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(70)]
    [InlineData(5000)]
    public void Read_CutOrLengthened_Refused(int length)
    {
        KeyFile.Create(Path);
        var text = File.ReadAllBytes(Path);
        File.WriteAllBytes(Path, length < text.Length ? text[..length] : [.. text, .. new byte[length]]);

        Should.Throw<KeyEncryptionException>(() => KeyFile.Read(Path)).Message.ShouldContain("damaged");
    }

    [Fact]
    public void Read_ShorterKeyUnderADigestOfItsOwn_Refused()
    {
        KeyFile.Create(Path);
        var mark = "usermacro-key-1 "u8;
        byte[] key = [.. Enumerable.Repeat((byte)7, 31), 0];
        var id = Convert.ToHexStringLower(HMACSHA256.HashData(key, mark))[..16];
        void Write(int bytes) => File.WriteAllText(Path, $"usermacro-key-1 {id} {Convert.ToBase64String(key, 0, bytes)}\n");

        Write(32);
        KeyFile.Read(Path).ShouldNotBeNull().Id.ShouldBe(id);
        Write(31);
        Should.Throw<KeyEncryptionException>(() => KeyFile.Read(Path)).Message.ShouldContain("damaged");
    }

    public void Dispose() => _folder.Dispose();
}
