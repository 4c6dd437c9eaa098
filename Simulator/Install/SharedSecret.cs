using System.Buffers.Text;
using System.Security.Cryptography;

namespace UserMacro.Simulator.Install;

internal static class SharedSecret
{
    /// <summary>A new secret, 64 characters (hosts were seen to send up to 128: docs/reference/connect-lifecycle.md#messages).</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(48));
}
