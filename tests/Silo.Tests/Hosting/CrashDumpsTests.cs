using UserMacro.Silo.Configuration;
using UserMacro.Silo.Hosting;

namespace UserMacro.Silo.Tests.Hosting;

public sealed class CrashDumpsTests
{
    [Theory]
    [InlineData("DOTNET_DbgEnableMiniDump")]
    [InlineData("COMPlus_DbgEnableMiniDump")]
    public void Forbid_RuntimeWouldWriteADump_IsAFaultOfTheConfiguration(string name)
    {
        Should.Throw<ConfigurationFaultException>(() => CrashDumps.Forbid(asked => asked == name ? "1" : null, isDevelopment: false)).Message
            .ShouldStartWith($"{name}: ");
        Should.NotThrow(() => CrashDumps.Forbid(_ => "1", isDevelopment: true));
        Should.NotThrow(() => CrashDumps.Forbid(_ => "0", isDevelopment: false));
    }

    [Fact]
    public void Create_AnyService_WritesNoCoreFile()
    {
        ServiceBuilder.Create([]);

        File.ReadLines("/proc/self/limits").Single(line => line.StartsWith("Max core file size", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[4..6].ShouldBe(["0", "0"]);
    }
}
