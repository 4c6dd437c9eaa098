using System.Security.Cryptography;
using System.Text.Json;
using UserMacro.Atlassian.Connect.Descriptor;

namespace UserMacro.Silo.Hosts.Connect.Modules;

/// <summary>Tells modules apart by what was sent of them, whatever a site makes of it.</summary>
internal static class ModuleHash
{
    const int Bytes = 16;

    public static string Compute(ContentMacro module) => Convert.ToHexStringLower(SHA256.HashData(JsonOf(module)).AsSpan(0, Bytes));

    /// <summary>The module as it is sent, in a list of its type.</summary>
    public static byte[] JsonOf(ContentMacro module) => JsonSerializer.SerializeToUtf8Bytes(ModuleLists.From([module]), DescriptorJson.Default.AppModules);
}
