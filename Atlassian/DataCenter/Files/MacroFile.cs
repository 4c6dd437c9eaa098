using System.Text;
using UserMacro.Atlassian.DataCenter.Headers;

namespace UserMacro.Atlassian.DataCenter.Files;

/// <summary>Reads one file by its ending.</summary>
internal static class MacroFile
{
    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static MacroFileSet Read(string file, byte[] bytes)
    {
        var ending = Path.GetExtension(file).ToLowerInvariant();
        return ending switch
        {
            ".vm" or ".vtl" or ".txt" or ".velocity" => Template(file, TextOf(bytes), mustHaveHeader: ending == ".txt"),
            ".json" => ScanJson.Read(file, bytes),
            ".csv" => ScanCsv.Read(file, TextOf(bytes)),
            ".xml" => MacroXml.Read(file, bytes),
            _ => Problem(
                file,
                "This kind of file is not supported. Supported are .vm, .vtl, .txt with a header, .json and .csv of the deep scan, .xml, and "
                    + ".zip archives of these."),
        };
    }

    public static MacroFileSet Problem(string file, string message) => new([], [new(file, message)]);

    /// <summary>UTF-8 or UTF-16 by its mark; what is no UTF-8 is read as Latin-1, which old files are.</summary>
    public static string TextOf(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xff, 0xfe]))
        {
            return Encoding.Unicode.GetString(bytes.AsSpan(2));
        }

        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xfe, 0xff]))
        {
            return Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2));
        }

        var start = bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf]) ? 3 : 0;
        try
        {
            return Strict.GetString(bytes.AsSpan(start));
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    static MacroFileSet Template(string file, string text, bool mustHaveHeader)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            return Problem(file, "This is no text.");
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return Problem(file, "The file is empty.");
        }

        if (Encoding.UTF8.GetByteCount(text) <= MacroSourceList.MaxTemplateBytes && mustHaveHeader && !HeaderReader.Read(text).Exists)
        {
            return Problem(file, "This text has no header of a user macro (“## @param …”, “## @noparams”). If it is one nevertheless, rename the file to .vm.");
        }

        var macros = new MacroSourceList(file);
        macros.Add(new() { File = file, Name = NameOf(file), Template = text });
        return macros.ToSet();
    }

    static string NameOf(string file) => Path.GetFileNameWithoutExtension(file.Replace('\\', '/'));
}
