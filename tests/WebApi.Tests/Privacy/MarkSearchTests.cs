using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using UserMacro.Marks;
using ZstdSharp;

namespace UserMacro.WebApi.Tests.Privacy;

public sealed class MarkSearchTests
{
    static readonly Mark Sought = new("body", "m-é\"<7f3a91>/k");

    static readonly MarkSearch Search = new(Sought, Mark.Create("other"));

    public static TheoryData<string> Texts { get; } =
    [
        Sought.Text,
        "M-é\"<7F3A91>/K",
        Uri.EscapeDataString(Sought.Text),
        Uri.EscapeDataString(Sought.Text).ToLowerInvariant(),
        Uri.EscapeDataString(Uri.EscapeDataString(Sought.Text)),
        WebUtility.UrlEncode(Sought.Text),
        WebUtility.HtmlEncode(Sought.Text),
        JsonSerializer.Serialize(Sought.Text),
        JsonSerializer.Serialize(JsonSerializer.Serialize(Sought.Text)),
        string.Concat(Sought.Text.Select(part => $"\\u{(int)part:X4}")),
        Convert.ToHexString(Encoding.UTF8.GetBytes(Sought.Text)),
        Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Sought.Text)),
        BitConverter.ToString(Encoding.UTF8.GetBytes(Sought.Text)),
    ];

    public static TheoryData<string> Compressions { get; } = ["gzip", "zlib", "deflate", "Brotli", "zstd"];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Find_AnySpelling_IsFound(string spelling) =>
        Search.Find("log", $"before {spelling} after").ShouldNotBeEmpty();

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Find_TwoBytesALetter_IsFound(string encoding) =>
        Search.Find("dump", [7, .. Encoding.GetEncoding(encoding).GetBytes(Sought.Text), 7]).ShouldNotBeEmpty();

    [Fact]
    public void Find_Base64OfAnyAlignment_IsFound()
    {
        for (var before = 0; before < 6; before++)
        {
            for (var after = 0; after < 4; after++)
            {
                var text = new string('?', before) + Sought.Text + new string('>', after);
                foreach (var form in (byte[][])[Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text)])
                {
                    var encoded = Convert.ToBase64String(form);
                    Search.Find("token", $"x{encoded}").ShouldNotBeEmpty($"{before} {after}");
                    Search.Find("token", encoded.TrimEnd('=').Replace('+', '-').Replace('/', '_')).ShouldNotBeEmpty($"{before} {after}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Compressions))]
    public void Find_Compressed_IsFoundAlsoWithinOtherBytesAndWhenCut(string format)
    {
        var compressed = Compress(format, Encoding.UTF8.GetBytes($"{{\"body\":\"{Sought.Text}\"}}"));
        Search.Find("plain", compressed).ShouldNotBeEmpty();
        Search.Find("within", [1, 2, 3, .. compressed, 4, 5]).ShouldNotBeEmpty();
        Search.Find("twice", Compress("gzip", compressed)).ShouldNotBeEmpty();
        Search.Find("base64 within", Compress(format, Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(Sought.Text))))).ShouldNotBeEmpty();
        var cut = Compress(format, Encoding.UTF8.GetBytes($"{Sought.Text} {Random(4096)}"));
        Search.Find("cut", cut[..(cut.Length * 3 / 4)]).Count.ShouldBeGreaterThanOrEqualTo(format is "zstd" or "Brotli" ? 0 : 1);
    }

    [Fact]
    public void Find_NothingOfAMark_IsEmpty()
    {
        Search.Find("log", "before after").ShouldBeEmpty();
        Search.Find("log", Sought.Text[..^1]).ShouldBeEmpty();
        var noise = new byte[4 * 1024];
        new Random(7).NextBytes(noise);
        Search.Find("noise", noise).ShouldBeEmpty();
        Search.Patterns.ShouldBeGreaterThan(40);
    }

    [Fact]
    public void Find_TwoMarks_AreBothNamedWithTheirPlace()
    {
        Mark[] marks = [Mark.Create("title"), Mark.Create("token")];

        var findings = new MarkSearch(marks).Find("a log", $"{marks[1]} and {marks[0]}");

        // A text may look like a stored block of Brotli, which holds it once more.
        findings.Where(finding => finding.Place == "a log").Select(finding => $"{finding.Mark.Subject} {finding.Encoding}").ShouldBe(
            ["title as it is", "token as it is"], ignoreOrder: true);
    }

    static string Random(int length)
    {
        var bytes = new byte[length];
        new Random(3).NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }

    static byte[] Compress(string format, byte[] content)
    {
        using var compressed = new MemoryStream();
        using (Stream stream = format switch
        {
            "gzip" => new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true),
            "zlib" => new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true),
            "deflate" => new DeflateStream(compressed, CompressionLevel.Optimal, leaveOpen: true),
            "Brotli" => new BrotliStream(compressed, CompressionLevel.Optimal, leaveOpen: true),
            _ => new CompressionStream(compressed, leaveOpen: true),
        })
        {
            stream.Write(content);
        }

        return compressed.ToArray();
    }
}
