using UserMacro.Atlassian.Tests;
using UserMacro.Atlassian.Tests.DataCenter.Hostile;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

if (args is [HostileProcess.Argument])
{
    return HostileProcess.Serve();
}

return args.Any(arg => arg is "--server" or "--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
