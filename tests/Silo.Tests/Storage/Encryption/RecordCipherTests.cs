using System.Text;
using UserMacro.Silo.Storage.Encryption;
using UserMacro.Silo.Storage.Keys;

namespace UserMacro.Silo.Tests.Storage.Encryption;

public sealed class RecordCipherTests
{
    static readonly RecordAddress Address = new("head", GrainId.Create("macro", "t-1/box"));
    static readonly byte[] Short = Encoding.UTF8.GetBytes("{\"a\":\"secret words\"}");
    static readonly byte[] Long = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 500).Select(number => $"{{\"secret words\":{number}}}")));

    readonly DataKey _key = DataKey.Create();

    public static TheoryData<bool> Sizes => new(false, true);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Open_AtItsAddress_GivesTheText(bool large)
    {
        var text = large ? Long : Short;
        var record = RecordCipher.Seal(text, _key, Address);

        using var opened = RecordCipher.Open(record, _key, Address);

        opened.Written.ToArray().ShouldBe(text);
        Encoding.Latin1.GetString(record).ShouldNotContain("secret");
        (record.Length < text.Length).ShouldBe(large, "only what is worth it is compressed");
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Open_AnyByteAltered_Refused(bool large)
    {
        var record = RecordCipher.Seal(large ? Long : Short, _key, Address);
        for (var at = 0; at < record.Length; at++)
        {
            foreach (var flip in new byte[] { 1, 0x80 })
            {
                record[at] ^= flip;
                Refused(record, _key, Address);
                record[at] ^= flip;
            }
        }

        RecordCipher.Open(record, _key, Address).Dispose();
    }

    [Fact]
    public void Open_CutOrLengthened_Refused()
    {
        var record = RecordCipher.Seal(Short, _key, Address);
        for (var length = 0; length < record.Length; length++)
        {
            Refused(record[..length], _key, Address);
        }

        Refused([.. record, 0], _key, Address);
    }

    [Theory]
    [InlineData("draft", "macro", "t-1/box")]
    [InlineData("hand", "macro", "t-1/box")]
    [InlineData("head", "macro", "t-1/other")]
    [InlineData("head", "macro", "t-2/box")]
    [InlineData("head", "revision", "t-1/box")]
    [InlineData("head", "audit", "t-1/box")]
    [InlineData("head", "macr", "ot-1/box")]
    [InlineData("xhead", "macro", "t-1/bo")]
    public void Open_Elsewhere_Refused(string state, string type, string key) =>
        Refused(RecordCipher.Seal(Short, _key, Address), _key, new(state, GrainId.Create(type, key)));

    /// <summary>Without the lengths of its parts, both addresses would be the same bytes.</summary>
    [Fact]
    public void Open_WhereThePartsOfTheAddressMeetElsewhere_Refused() => Refused(
        RecordCipher.Seal(Short, _key, new("head", GrainId.Create("a", "b\0\0\0\0c"))), _key, new("head", GrainId.Create("a\0\0\0\0b", "c")));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(0, 0)]
    [InlineData(1, 2)]
    public void Open_OfAnUnknownFormat_IsRefusedAsThat(int at, byte value)
    {
        var record = RecordCipher.Seal(Short, _key, Address);
        record[at] = value;

        Should.Throw<StateProtectionException>(() => RecordCipher.Open(record, _key, Address)).Message.ShouldContain("not a record of a known format");
    }

    [Fact]
    public void Open_WithAnotherKey_Refused() => Refused(RecordCipher.Seal(Short, _key, Address), DataKey.Create(), Address);

    [Fact]
    public void Seal_ManyTimes_NoNonceTwice()
    {
        const int HeaderBytes = 22;
        var nonces = Enumerable.Range(0, 20_000).Select(_ => Convert.ToHexString(RecordCipher.Seal(Short, _key, Address), HeaderBytes, 12));

        nonces.Distinct(StringComparer.Ordinal).Count().ShouldBe(20_000);
    }

    static void Refused(byte[] record, DataKey key, RecordAddress address)
    {
        var refusal = Should.Throw<StateProtectionException>(() => RecordCipher.Open(record, key, address));
        refusal.Message.ShouldContain(address.GrainId.ToString());
        refusal.Message.ShouldContain($"'{address.StateName}'");
        refusal.Message.ShouldNotContain("secret");
    }
}
