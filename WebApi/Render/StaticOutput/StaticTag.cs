using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using UserMacro.WebApi.Hosts;
using UserMacro.WebApi.Security.Calls;

namespace UserMacro.WebApi.Render.StaticOutput;

/// <summary>Names static output by all that it is made of: the revision, and a hash of parameters, page and site.</summary>
/// <remarks>
/// <para>A host that brings a tag is answered 304 before anything runs, so a tag must prove that a run would give this caller what the host
/// holds. It is given only for output of a run that read neither the viewer, nor the time, nor fetched data (<c>TemplateReads</c>), and it
/// covers everything else that a run can read:</para>
/// <list type="bullet">
/// <item>the revision: the definition (template, defaults, body mode, kind of output) with its snippets and bundles, which a revision holds
/// as they were when it was published;</item>
/// <item>the tenant, so that a site that is installed again begins again, and the address of the site;</item>
/// <item>key and ids of the macro, and the output type;</item>
/// <item>id, title, type, version and space of the page. Body and parameters that are read from the page are those of this id, version and
/// macro id; output that had to do without them gets no tag, nor does the answer to a POST, which brings a body.</item>
/// </list>
/// <para>One run says nothing of other branches by itself. But a run is deterministic: with the same values of all that it read, it takes
/// the same steps and reads the same again. Two requests of one tag differ in viewer, time and fetched data at most; the first run read
/// none of these, so the second would have done as the first did, and given the same output. Rules of the site and of the macro are asked
/// before the tag is looked at. Notices get no tag.</para>
/// <para>The format is raised whenever the same input can give other output, or tags were given for what they do not prove: format 1 went
/// by the syntax of templates, which missed the viewer behind a variable; format 2 missed optional parameters that only the page holds. Tags of
/// previous formats match nothing.</para>
/// </remarks>
internal sealed class StaticTag
{
    const string Format = "3.";

    readonly string _hash;

    StaticTag(string hash) => _hash = hash;

    public static StaticTag Create(MacroUse use, HostCaller caller)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in (ReadOnlySpan<string>)[
            caller.Tenant.Value,
            use.Key,
            use.Page.Id,
            use.Page.Title,
            use.Page.Type,
            use.Page.Version,
            use.Page.SpaceKey,
            use.OutputType,
            use.MacroId,
            use.LocalId,
            caller.Access.BaseUrl])
        {
            Append(hash, text);
        }

        foreach (var parameter in use.Parameters)
        {
            Append(hash, parameter.Identifier);
            Append(hash, parameter.Value);
        }

        return new(Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16)));
    }

    public string ForRevision(int revision) => string.Create(CultureInfo.InvariantCulture, $"\"{Format}{revision}-{_hash}\"");

    /// <summary>The revision whose output, of this very use, the host holds; null when it holds none.</summary>
    public int? KnownRevision(StringValues ifNoneMatch)
    {
        var tag = ifNoneMatch.Count == 1 ? ifNoneMatch.ToString() : "";
        if (tag.StartsWith("W/", StringComparison.Ordinal))
        {
            tag = tag[2..];
        }

        // Behind the quote and the format.
        const int Start = 3;
        var end = tag.IndexOf('-', StringComparison.Ordinal);
        return end > Start
            && int.TryParse(tag.AsSpan(Start, end - Start), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            && string.Equals(tag, ForRevision(revision), StringComparison.Ordinal) ? revision : null;
    }

    // Each with its length, so that no two lists of texts look alike.
    static void Append(IncrementalHash hash, string text)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
        hash.AppendData(length);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
    }
}
