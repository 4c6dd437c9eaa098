using System.Security.Cryptography;
using System.Text;

namespace UserMacro.Grains.Persistence;

/// <summary>Names a grain in the log without telling whose it is: its type and a short hash of its key.</summary>
internal static class GrainTag
{
    const int Digits = 12;

    public static string For(GrainId grain) =>
        $"{grain.Type}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(grain.Key.ToString()!)))[..Digits]}";
}
