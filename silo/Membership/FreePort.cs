using System.Net;
using System.Net.Sockets;

namespace Cluster.Silo.Membership;

/// <summary>Finds ports nobody listens on, and says so early when a wanted one is taken.</summary>
internal static class FreePort
{
    public static int Choose(IPAddress address)
    {
        using var listener = new TcpListener(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The same endpoint, with a free port in place of 0.</summary>
    public static IPEndPoint Choose(IPEndPoint endPoint) => endPoint.Port == 0 ? new IPEndPoint(endPoint.Address, Choose(endPoint.Address)) : endPoint;

    /// <summary>Whether nobody listens there.</summary>
    public static bool IsFree(IPEndPoint endPoint)
    {
        try
        {
            using var listener = new TcpListener(endPoint);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <exception cref="StartupException">Somebody listens there already, or the address is not this machine's.</exception>
    public static void Require(IPEndPoint endPoint, Setting setting)
    {
        if (endPoint.Port == 0)
            return;
        try
        {
            using var listener = new TcpListener(endPoint);
            listener.Start();
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new StartupException($"Port {endPoint.Port} on {endPoint.Address} is taken by another program: stop it, or set {setting.Variable} to another port.", error);
        }
        catch (SocketException error)
        {
            throw new StartupException($"Port {endPoint.Port} on {endPoint.Address} cannot be opened: {error.Message}.", error);
        }
    }
}
