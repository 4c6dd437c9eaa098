using System.Buffers;

namespace UserMacro.Atlassian.DataCenter.Files;

/// <summary>Looks at the tags of a text that may be XML, before a reader does.</summary>
internal static class XmlTags
{
    static readonly SearchValues<char> InTag = SearchValues.Create("=>\"'");

    /// <summary>
    /// How many attributes the element with the most of them has, up to where a reader stops: at a document type, and at what is no XML.
    /// What is read here must end where it ends for the reader, or a quote in it hides the attributes that follow.
    /// </summary>
    public static int MostAttributes(ReadOnlySpan<char> text)
    {
        const string Comment = "!--", Cdata = "![CDATA[", Instruction = "?";
        var most = 0;
        for (int start; (start = text.IndexOf('<')) >= 0;)
        {
            text = text[(start + 1)..];
            if (text.StartsWith(Comment))
            {
                text = After(text[Comment.Length..], "-->");
            }
            else if (text.StartsWith(Cdata))
            {
                text = After(text[Cdata.Length..], "]]>");
            }
            else if (text.StartsWith(Instruction))
            {
                text = After(text[Instruction.Length..], "?>");
            }
            else if (text.StartsWith('!'))
            {
                return most;
            }
            else
            {
                most = Math.Max(most, Attributes(ref text));
            }
        }

        return most;
    }

    static int Attributes(ref ReadOnlySpan<char> text)
    {
        var count = 0;
        for (int at; (at = text.IndexOfAny(InTag)) >= 0;)
        {
            var sign = text[at];
            text = text[(at + 1)..];
            if (sign == '>')
            {
                return count;
            }

            if (sign == '=')
            {
                count++;
            }
            else
            {
                text = After(text, sign == '"' ? "\"" : "'");
            }
        }

        text = [];
        return count;
    }

    static ReadOnlySpan<char> After(ReadOnlySpan<char> text, string end) => text.IndexOf(end) is >= 0 and var at ? text[(at + end.Length)..] : [];
}
